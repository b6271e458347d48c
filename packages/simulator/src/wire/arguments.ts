import { badParameter } from "./errors";

/** How the command table describes one parameter. */
export interface ParameterSpec {
  readonly type: "uuid" | "string" | "boolean" | "integer" | "long" | "float" | "date" | "list" | "map" | (string & {});
  readonly required?: boolean;
  readonly length?: number;
}
type Specs = Readonly<Record<string, ParameterSpec>>;

/** What the checks of a command's parameters need to know besides the table. */
export interface ArgumentRules {
  readonly command: string;
  readonly specs: Specs;
  /** Kinds of what an id parameter names, or undefined where any text goes. */
  kindsOf(parameter: string): readonly string[] | undefined;
  /** The kind of what an id names (or named), undefined if it never existed. */
  kindOfId(id: string): string | undefined;
}

/**
 * A command's parameters, checked against its table entry; `Name` is what the command may ask for. A parameter that
 * the table doesn't know is ignored, as CloudStack does.
 */
export class Arguments<Name extends string = string> {
  private constructor(
    private readonly fields: ReadonlyMap<string, string>,
    /** `name[0].key` as sent: keys of maps keep their case. */
    private readonly members: readonly (readonly [string, string])[],
  ) {}

  /** Checks everything as CloudStack does before it runs a command; throws `ApiError` 431/9999. */
  static check<Name extends string>(fields: ReadonlyMap<string, string>, rules: ArgumentRules): Arguments<Name> {
    const plain = new Map([...fields].map(([name, value]) => [name.toLowerCase(), value]));
    const found = new Arguments<Name>(
      plain,
      [...fields].filter(([name]) => name.includes("[")),
    );
    for (const [name, spec] of Object.entries(rules.specs)) found.checkOne(name, spec, rules);
    return found;
  }

  private checkOne(name: string, spec: ParameterSpec, rules: ArgumentRules): void {
    const value = this.fields.get(name);
    if (spec.type === "map") {
      if (spec.required && this.entries(name).length === 0) throw missing(rules.command, name);
      return;
    }
    if (value === undefined || value === "") {
      if (spec.required) throw missing(rules.command, name);
      return;
    }
    if (spec.length !== undefined && spec.type !== "list" && value.length > spec.length)
      throw malformed(rules.command, name, value, `longer than ${spec.length}`);
    if (!isNumberOf(spec.type, value)) throw malformed(rules.command, name, value, "not such a number");
    if (spec.type === "date" && Number.isNaN(Date.parse(readable(value))))
      throw malformed(rules.command, name, value, "not a date");
    if (spec.type === "uuid" || spec.type === "list")
      this.checkIds(name, spec.type === "list" ? split(value) : [value], rules);
  }

  private checkIds(name: string, ids: readonly string[], rules: ArgumentRules): void {
    const kinds = rules.kindsOf(name);
    if (!kinds) return;
    for (const id of ids) {
      // -1 means every project, in lists; CloudStack takes it in place of any id.
      if (id === "-1") continue;
      const kind = rules.kindOfId(id);
      if (kind === undefined || !kinds.includes(kind))
        throw malformed(rules.command, name, id, "incorrect format, or the entity does not exist");
    }
  }

  /** The value as sent; an empty one counts as not given. */
  text(name: Name): string | undefined {
    return this.fields.get(name) || undefined;
  }

  /** For parameters that the table marks as required. */
  need(name: Name): string {
    return this.fields.get(name) ?? "";
  }

  has(name: Name): boolean {
    return this.text(name) !== undefined;
  }

  /** Java's parseBoolean: whatever is not `true` is false. */
  flag(name: Name): boolean | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : value.toLowerCase() === "true";
  }

  number(name: Name): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : Number(value);
  }

  /** Milliseconds since the epoch. */
  date(name: Name): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : Date.parse(readable(value));
  }

  list(name: Name): string[] {
    return split(this.fields.get(name) ?? "");
  }

  /** `name[0].key=value` as one record an index; keys keep their case. */
  entries(name: Name | string): Record<string, string>[] {
    const form = new RegExp(`^${name}\\[(\\d+)\\]\\.(.+)$`, "i");
    const found = new Map<string, [string, string][]>();
    for (const [member, value] of this.members) {
      const [, index, key] = form.exec(member) ?? [];
      if (index === undefined || key === undefined) continue;
      const record = found.get(index) ?? [];
      record.push([key, value]);
      found.set(index, record);
    }
    return [...found.values()].map((record) => Object.fromEntries(record));
  }

  /** The same with all indexes poured into one record, as `details` are read. */
  map(name: Name): Record<string, string> {
    return Object.assign({}, ...this.entries(name));
  }
}

/** Whether Java reads the text as a number of this type; true for types that are no numbers. */
function isNumberOf(type: ParameterSpec["type"], text: string): boolean {
  const bits = NUMBER_BITS.get(type);
  return bits === undefined || (/^[+-]?\d+$/.test(text) && BigInt.asIntN(bits, BigInt(text)) === BigInt(text));
}
const NUMBER_BITS: ReadonlyMap<string, number> = new Map([
  ["integer", 32],
  ["long", 64],
]);

const split = (value: string): string[] =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");

/** `2026-11-21T09:00:00+0000`, `2026-11-21 09:00:00` and `2026-11-21` (UTC) as Date.parse takes them. */
function readable(value: string): string {
  const day = /^(\d{4}-\d\d-\d\d)$/.test(value) ? `${value}T00:00:00` : value.replace(" ", "T");
  return /([+-]\d{4}|Z)$/.test(day) ? day.replace(/([+-]\d\d)(\d\d)$/, "$1:$2") : `${day}Z`;
}

const missing = (command: string, name: string) => badParameter(`${command.toLowerCase()} lacks the parameter ${name}`);

const malformed = (command: string, name: string, value: string, why: string) =>
  badParameter(`${command.toLowerCase()} was given an invalid value: ${name}=${value.slice(0, 100)} (${why})`);
