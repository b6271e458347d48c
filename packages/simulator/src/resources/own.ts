import { checkAccess } from "../access/caller";
import { invalid } from "../wire/errors";
import type { Call } from "../world";

/** What is needed of a table here, whatever its indexes. */
export interface Rows<T> {
  readonly kind: string;
  get(id: string): T | undefined;
}

/**
 * The caller's record behind an id that passed the parameter checks: 431 if it is gone, 531 if another tenant's. Neither
 * text names the id (recorded), so no client can tell by it which of several was meant.
 */
export function own<T extends { readonly accountId: string }>(
  { state, caller }: Pick<Call, "state" | "caller">,
  table: Rows<T>,
  id: string,
): T {
  const row = table.get(id);
  if (!row) throw invalid(`there is no such ${table.kind} any more`);
  checkAccess(state, caller, row);
  return row;
}
