/** One option: its type, default and explanation in one place; its name in YAML and the environment follows from where it stands. */
export interface Option<T> {
  readonly kind: "text" | "number" | "flag" | "list" | "map";
  readonly default: T;
  readonly doc: string;
  /** Never printed or logged; also readable from the file that `<NAME>_FILE` names. */
  readonly secret?: boolean;
  /** The environment variable, where it is not STACKGATE_<SECTION>_<OPTION>. */
  readonly env?: string;
  readonly oneOf?: readonly string[];
  readonly min?: number;
}

/** The options of one part of the configuration, by name. */
export type Section = Readonly<Record<string, Option<never>>>;
/** What a section's options come to once read. */
export type Values<S> = { readonly [K in keyof S]: S[K] extends Option<infer T> ? T : never };

interface Extra {
  readonly secret?: boolean;
  readonly env?: string;
}

export const text = (byDefault: string, doc: string, extra: Extra = {}): Option<string> => ({
  kind: "text",
  default: byDefault,
  doc,
  ...extra,
});
export const oneOf = <const T extends string>(values: readonly [T, ...T[]], doc: string): Option<T> => ({
  kind: "text",
  default: values[0],
  oneOf: values,
  doc,
});
/** A whole number, `min` or more. */
export const number = (byDefault: number, doc: string, min = 0): Option<number> => ({
  kind: "number",
  default: byDefault,
  min,
  doc,
});
export const flag = (byDefault: boolean, doc: string): Option<boolean> => ({ kind: "flag", default: byDefault, doc });
/** In the environment: comma-separated. */
export const list = (byDefault: readonly string[], doc: string, extra: Extra = {}): Option<readonly string[]> => ({
  kind: "list",
  default: byDefault,
  doc,
  ...extra,
});
/** In the environment: `name=value,name=value`. */
export const map = (doc: string): Option<Readonly<Record<string, string>>> => ({ kind: "map", default: {}, doc });
