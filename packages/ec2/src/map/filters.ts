import { Ec2Error } from "../wire/error";
import { glob, unescapeGlob } from "./glob";

export type FilterValue = string | number | boolean | Date | undefined;
/** The values of an item that a filter looks at; for `tag:KEY` the key is given. */
export type Extractor<T> = (item: T, key: string) => FilterValue | readonly FilterValue[];
/** Filter name to extractor, over the items as the answer shows them. `tag:*` stands for all `tag:KEY`. */
export type FilterTable<T> = Readonly<Record<string, Extractor<T>>>;
export interface Filter {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}

const MOST_VALUES = 200;

interface Tagged {
  readonly Tags?: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined;
}

/** `tag:KEY`, `tag-key` and `tag-value`, for whatever has tags. */
export const tagFilters = {
  "tag:*": ({ Tags = [] }: Tagged, key: string) => Tags.filter((tag) => tag.Key === key).map((tag) => tag.Value),
  "tag-key": ({ Tags = [] }: Tagged) => Tags.map((tag) => tag.Key),
  "tag-value": ({ Tags = [] }: Tagged) => Tags.map((tag) => tag.Value),
};

/** Filters of EC2 about what nothing here has: they find nothing. */
export const findNothing = <N extends string>(...names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, () => undefined])) as Record<N, () => undefined>;

/** EC2's services manage some things by themselves; here nobody but the caller does. */
export const operatorFilters = { "operator.managed": () => false, ...findNothing("operator.principal") };

/** @throws Ec2Error InvalidParameterValue for a filter the table doesn't have, or one without values or with too many */
export function checkFilters(table: FilterTable<never>, filters: readonly Filter[] = []): void {
  for (const { Name: name = "", Values: values = [] } of filters) {
    if (!extractorOf(table, name)) throw new Ec2Error("InvalidParameterValue", `The filter '${name}' is invalid`);
    if (values.length === 0) throw new Ec2Error("InvalidParameterValue", `The filter '${name}' has no value`);
    if (values.length > MOST_VALUES) {
      throw new Ec2Error("FilterLimitExceeded", `The filter '${name}' has more than ${MOST_VALUES} values`);
    }
  }
}

/** Whether an item passes all filters, each by any of its values. */
export function matcher<T>(table: FilterTable<T>, filters: readonly Filter[] = []): (item: T) => boolean {
  const tests = filters.map(({ Name: name = "", Values: patterns = [] }) => {
    const extractor = extractorOf(table, name);
    if (!extractor) throw new Ec2Error("InvalidParameterValue", `The filter '${name}' is invalid`);
    const key = name.slice(name.indexOf(":") + 1);
    // Read once: a listing tries up to 2,000 of them on up to tens of thousands of items.
    const exact = new Set(patterns.map(unescapeGlob));
    const wild = patterns.filter((pattern) => unescapeGlob(pattern) === undefined).map(glob);
    return (item: T) =>
      textsOf(extractor(item, key)).some((text) => exact.has(text) || wild.some((fits) => fits(text)));
  });
  return (item) => tests.every((test) => test(item));
}

/**
 * The values of a filter that asks for exact ones, for passing on upstream; `undefined` when the filter is absent,
 * repeated, or has a wildcard.
 */
export function exactValues(filters: readonly Filter[] | undefined, name: string): readonly string[] | undefined {
  const [filter, ...more] = (filters ?? []).filter(({ Name }) => Name === name);
  const values = (filter?.Values ?? []).map(unescapeGlob);
  return values.length === 0 || more.length > 0 || values.includes(undefined)
    ? undefined
    : values.flatMap((v) => v ?? []);
}

function extractorOf<T>(table: FilterTable<T>, name: string): Extractor<T> | undefined {
  const known = name.startsWith("tag:") ? "tag:*" : name;
  return Object.hasOwn(table, known) ? table[known] : undefined;
}

function textsOf(values: FilterValue | readonly FilterValue[]): string[] {
  return [values].flat().flatMap((value) => {
    if (value === undefined) return [];
    return value instanceof Date ? value.toISOString() : String(value);
  });
}
