import { sameText } from "../state/names";
import type { State } from "../state/state";
import type { Arguments } from "../wire/arguments";
import { ApiError, badParameter } from "../wire/errors";

/** What the filters that most lists share are compared with. */
export interface Selectable {
  readonly id: string;
  readonly name: string;
}

/**
 * id, ids, name (whole), keyword (anywhere in `texts`, whatever the case) and tags in one predicate. Parameters that
 * the command doesn't have are simply not given.
 */
export function selector<T extends Selectable>(
  state: State,
  input: Arguments,
  texts: (row: T) => readonly (string | undefined)[] = (row) => [row.name],
): (row: T) => boolean {
  const [id, name, keyword] = [input.text("id"), input.text("name"), input.text("keyword")?.toLowerCase()];
  const ids = new Set(input.list("ids"));
  const tagged = tagFilter(state, input);
  return (row) =>
    (id === undefined || row.id === id) &&
    (ids.size === 0 || ids.has(row.id)) &&
    (name === undefined || sameText(row.name, name)) &&
    (keyword === undefined || texts(row).some((text) => text?.toLowerCase().includes(keyword))) &&
    tagged(row.id);
}

/** Recorded: several tags are alternatives, the same key twice is 530, and a key without a value 431. */
export function tagFilter(state: State, input: Arguments): (id: string) => boolean {
  const wanted = input.entries("tags");
  if (wanted.length === 0) return () => true;
  const pairs = new Map<string, string>();
  for (const { key, value } of wanted) {
    if (key === undefined || value === undefined) throw badParameter("a tag filter needs a key and a value");
    if (pairs.has(key)) throw new ApiError(530, 4250, `the tag key ${key} is given twice`);
    pairs.set(key, value);
  }
  return (id) =>
    state.tags
      .of(id)
      .some((tag) => [...pairs].some(([key, value]) => sameText(key, tag.key) && sameText(value, tag.value)));
}
