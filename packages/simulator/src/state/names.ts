/**
 * CloudStack leaves comparing to its database, for which `web` and `Web` are one (recorded for the keys of tags): such
 * names clash, and lists by name find both.
 */
export const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The one of these that is called so. */
export function named<T extends { readonly name: string }>(rows: Iterable<T>, name: string): T | undefined {
  for (const row of rows) if (sameText(row.name, name)) return row;
  return undefined;
}
