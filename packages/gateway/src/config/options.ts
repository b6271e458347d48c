import { type Address, parseAddress } from "./address";

/** One option: type, default and explanation in one place; its names in YAML and the environment follow from where it stands. */
export interface Option<T> {
  readonly default: T;
  readonly doc: string;
  /** What may be given, in a few words. */
  readonly type: string;
  /** Reads what YAML or the environment gave; throws an Error that says what was expected. */
  readonly parse: (raw: unknown) => T;
  /** Never printed or logged; also read from the file that `<option>File` or `<VARIABLE>_FILE` names. */
  readonly secret: boolean;
  /** The environment variable, where it is not STACKGATE_<SECTION>_<OPTION>. */
  readonly env?: string;
}

/** The options of one part of the configuration, by name. */
export type Section = Readonly<Record<string, Option<unknown>>>;
/** What a section's options come to once read. */
export type Values<S extends Section> = { readonly [K in keyof S]: S[K] extends Option<infer T> ? T : never };

interface Extra {
  readonly secret?: boolean;
  readonly env?: string;
}

export function text(byDefault: string, doc: string, extra: Extra = {}): Option<string> {
  return { default: byDefault, doc, type: "text", parse: readText, secret: false, ...extra };
}

/** An http or https URL, without the slash at its end; empty: none. */
export function url(doc: string): Option<string> {
  const parse = (raw: unknown): string => {
    const given = readText(raw);
    if (given === "") return "";
    const { protocol = "", username, password, search, hash } = URL.canParse(given) ? new URL(given) : {};
    if (!/^https?:$/.test(protocol) || username || password || search || hash)
      throw expected("an http or https URL without user, query or fragment");
    return given.replace(/\/+$/, "");
  };
  return { default: "", doc, type: "URL", parse, secret: false };
}

/** `host:port`, or the word off. */
export function address(byDefault: string, doc: string): Option<Address | undefined> {
  const parse = (raw: unknown): Address | undefined => {
    if (raw === "off") return undefined;
    const parsed = parseAddress(readText(raw));
    if (!parsed) throw expected("host:port, or off");
    return parsed;
  };
  return { default: parse(byDefault), doc, type: "host:port or off", parse, secret: false };
}

/** One of a few words; the first is the default. */
export function oneOf<const T extends string>(words: readonly [T, ...T[]], doc: string): Option<T> {
  const parse = (raw: unknown): T => {
    const found = words.find((word) => word === raw);
    if (found === undefined) throw expected(`one of ${words.join(", ")}`);
    return found;
  };
  return { default: words[0], doc, type: words.join(" or "), parse, secret: false };
}

/** A whole number, `min` or more. */
export function number(byDefault: number, doc: string, min = 0): Option<number> {
  const parse = (raw: unknown): number => {
    const value = typeof raw === "string" && /^\d+$/.test(raw) ? Number(raw) : raw;
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < min)
      throw expected(`a whole number of at least ${min}`);
    return value;
  };
  return { default: byDefault, doc, type: "number", parse, secret: false };
}

export function flag(byDefault: boolean, doc: string): Option<boolean> {
  const parse = (raw: unknown): boolean => {
    if (raw === true || raw === "true") return true;
    if (raw === false || raw === "false") return false;
    throw expected("true or false");
  };
  return { default: byDefault, doc, type: "true or false", parse, secret: false };
}

/** In the environment: comma-separated. */
export function list(byDefault: readonly string[], doc: string, extra: Extra = {}): Option<readonly string[]> {
  const parse = (raw: unknown): readonly string[] => {
    if (typeof raw === "string") return pieces(raw);
    if (!Array.isArray(raw)) throw expected("a list of texts");
    return raw.map(readText);
  };
  return { default: byDefault, doc, type: "list", parse, secret: false, ...extra };
}

/** What names or values must look like, and one that does. */
interface Form {
  readonly pattern: RegExp;
  readonly example: string;
}

interface MapForms {
  readonly names?: Form;
  readonly values?: Form;
  /** No two names may have the same value. */
  readonly distinct?: boolean;
}

/** In the environment: `name=value,name=value`. A Map, so that a name sent by a client finds nothing but entries. */
export function map(
  doc: string,
  { names, values, distinct = false }: MapForms = {},
): Option<ReadonlyMap<string, string>> {
  const parse = (raw: unknown): ReadonlyMap<string, string> => {
    const read = new Map(readPairs(raw));
    checkForm("names", [...read.keys()], names);
    checkForm("values", [...read.values()], values);
    if (distinct && new Set(read.values()).size < read.size) throw expected("another value for each name");
    return read;
  };
  return { default: new Map(), doc, type: "map", parse, secret: false };
}

function readPairs(raw: unknown): readonly (readonly [string, string])[] {
  if (typeof raw === "string") return pieces(raw).map(splitPair);
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) throw expected("a map of texts");
  return Object.entries(raw).map(([name, value]) => [name, readText(value)]);
}

function checkForm(what: string, texts: readonly string[], form: Form | undefined): void {
  if (form && !texts.every((one) => form.pattern.test(one))) throw expected(`${what} such as ${form.example}`);
}

const expected = (what: string) => new Error(`expected ${what}`);

function readText(raw: unknown): string {
  // YAML reads 0123 or 1e3 as numbers: guessing back what was written would be wrong.
  if (typeof raw !== "string") throw expected("text (quote it)");
  return raw;
}

const pieces = (raw: string): readonly string[] =>
  raw
    .split(",")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf("=");
  if (at < 1) throw expected("name=value pairs");
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}
