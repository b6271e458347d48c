import type { Ec2Context } from "../../context";
import { requireAll } from "../../map/asked";
import { type Filter, type FilterTable, matcher } from "../../map/filters";
import type { KindName } from "../../map/kinds";

/** What all descriptions of VPN things have in common: by id, then by filter. No pages: EC2 has none here either. */
export async function chosen<T>(
  kind: KindName,
  asked: { readonly ids: readonly string[] | undefined; readonly filters: readonly Filter[] | undefined },
  items: readonly T[],
  idOf: (item: T) => string | undefined,
  table: FilterTable<T>,
  { ids }: Ec2Context,
): Promise<readonly T[]> {
  const uuids = asked.ids && (await ids.resolve(kind, asked.ids));
  const wanted = uuids?.map((uuid) => ids.of(kind, uuid));
  requireAll(kind, wanted, items.map(idOf), asked.ids);
  return items.filter((item) => wanted?.includes(idOf(item) ?? "") ?? true).filter(matcher(table, asked.filters));
}
