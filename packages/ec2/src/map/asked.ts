import { notFoundError } from "./ids";
import type { KindName } from "./kinds";

/** The names that a request asks for; none means all, and so does the word `verbose` (eutester sends it). */
export const askedFor = (names: readonly string[] | undefined): readonly string[] | undefined =>
  names?.includes("verbose") ? undefined : names;

/**
 * @param wanted what must be among the found
 * @param written the same in the client's words, for the message
 * @throws Ec2Error the kind's NotFound code
 */
export function requireAll(
  kind: KindName,
  wanted: readonly string[] = [],
  found: readonly (string | undefined)[],
  written: readonly string[] = wanted,
): void {
  const missing = wanted.findIndex((one) => !found.includes(one));
  if (missing >= 0) throw notFoundError(kind, written[missing] ?? "");
}
