import type { Context } from "../context";
import { schemas } from "../model/schemas.generated";
import type { Methods } from "../model/types.generated";
import { invalidField } from "../wire/errors";
import { createFilter, type Filter } from "../wire/filter";
import { orderOf } from "../wire/order";
import { openPosition, sealPosition } from "../wire/page-token";
import { type Decoded, frame, type Input, type Method, type MethodId, type MethodOptions, typed } from "./method";
import { type Slice, type Source, slice } from "./source";

/** Query parameters of every list. Partial success cannot arise: what can't be listed whole is an error. */
export const listQuery = ["filter", "maxResults", "orderBy", "pageToken", "returnPartialSuccess", "includeAllScopes"];

type ListId = {
  [Id in MethodId]: Methods[Id]["response"] extends { items?: readonly object[] | undefined } ? Id : never;
}[MethodId];
type ItemOf<Id extends ListId> = NonNullable<Methods[Id]["response"]["items"]>[number];

export interface ListDefinition<Id extends ListId> extends MethodOptions {
  /** `filter.name`, if set, lets a list ask upstream for less; everything else is done around it. */
  items(input: Input<Id> & { readonly filter: Filter }, context: Context): Promise<Source<ItemOf<Id>>>;
}

/** A list: the definition gives resources, the frame filters, orders, pages and wraps them. */
export function defineList<const Id extends ListId>(id: Id, definition: ListDefinition<Id>): Method {
  const method = frame(id, definition, listQuery);
  return {
    ...method,
    async run(decoded, context) {
      const filter = createFilter(text(decoded, "filter"));
      const source = await definition.items({ ...typed<Id>(decoded), filter }, context);
      const { items, next } = await sliced(source, (item) => item, filter, method, decoded, context);
      return { ...envelope(method, decoded, context), ...(items.length > 0 && { items }), ...next };
    },
  };
}

/** One page of a source by the list parameters, and the `nextPageToken` of the following one. */
export async function sliced<T>(
  source: Source<T>,
  resource: (item: T) => object,
  filter: Filter,
  method: Pick<Method, "shape">,
  decoded: Decoded,
  { sealer, caller }: Context,
): Promise<{ readonly items: Slice<T>["items"]; readonly next: { readonly nextPageToken?: string } }> {
  const order = orderOf(text(decoded, "orderBy"));
  const list = [caller.userId, expandPath(method, decoded), text(decoded, "filter"), text(decoded, "orderBy")].join(
    " ",
  );
  const from = openPosition(sealer, list, text(decoded, "pageToken"));
  const limit = limitOf(decoded.parameters.maxResults);
  const { items, next } = await slice(source, { filter, order, limit, from, resource });
  return { items, next: next ? { nextPageToken: sealPosition(sealer, list, next) } : {} };
}

const MOST = 500;

/** 0 means the default, which is also the most. */
function limitOf(maxResults: unknown): number {
  if (typeof maxResults !== "number" || maxResults === 0) return MOST;
  if (maxResults > MOST) throw invalidField("maxResults", maxResults, `The value must be between 0 and ${MOST}.`);
  return maxResults;
}

/** What every list starts with: its kind, id and link. */
export function envelope({ shape }: Pick<Method, "shape">, decoded: Decoded, { links }: Context): object {
  const path = expandPath({ shape }, decoded);
  const { response = "" } = shape;
  const hasKind = schemas[response]?.kind !== undefined;
  return {
    ...(hasKind && { kind: `compute#${response.charAt(0).toLowerCase()}${response.slice(1)}` }),
    id: path,
    ...(schemas[response]?.selfLink && { selfLink: links.base + path }),
  };
}

const expandPath = ({ shape }: Pick<Method, "shape">, { parameters }: Decoded): string =>
  shape.path.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name]));

function text({ parameters }: Decoded, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === "string" ? value : undefined;
}
