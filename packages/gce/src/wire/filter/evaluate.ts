import { RE2JS } from "re2js";
import type { Expression } from "./parse";
import { invalidFilter, type Operator } from "./tokens";

export type Test = (resource: object) => boolean;

/** Compiles once; the test then runs on every resource of a list. Regexes are RE2: linear in the text, whatever the pattern. */
export function compile(expression: Expression): Test {
  switch (expression.kind) {
    case "and": {
      const parts = expression.parts.map(compile);
      return (resource) => parts.every((part) => part(resource));
    }
    case "or": {
      const parts = expression.parts.map(compile);
      return (resource) => parts.some((part) => part(resource));
    }
    case "not": {
      const part = compile(expression.part);
      return (resource) => !part(resource);
    }
    case "regex":
      return compileRegex(expression.path, expression.negated, expression.pattern);
    case "compare":
      return compileComparison(expression.path, expression.operator, expression.value);
  }
}

function compileRegex(path: readonly string[], negated: boolean, pattern: string): Test {
  let regex: RE2JS;
  try {
    regex = RE2JS.compile(pattern);
  } catch {
    throw invalidFilter(pattern, "it is not a regular expression that RE2 knows.");
  }
  return (resource) => valuesAt(resource, path).some((value) => regex.matches(value)) !== negated;
}

function compileComparison(path: readonly string[], operator: Operator, wanted: string): Test {
  const any =
    (holds: (value: string) => boolean): Test =>
    (resource) =>
      valuesAt(resource, path).some(holds);
  const equal = wildcard(wanted);
  const compilers: Record<Operator, () => Test> = {
    "=": () => any(equal),
    "!=": () => (resource) => !valuesAt(resource, path).some(equal),
    ":": () => (wanted === "*" ? any(() => true) : any((value) => equal(value) || contains(value, wanted))),
    "<": () => any((value) => compare(value, wanted) < 0),
    "<=": () => any((value) => compare(value, wanted) <= 0),
    ">": () => any((value) => compare(value, wanted) > 0),
    ">=": () => any((value) => compare(value, wanted) >= 0),
  };
  return compilers[operator]();
}

const contains = (value: string, wanted: string): boolean => value.toLowerCase().includes(wanted.toLowerCase());

/** `*` at either end of a value stands for anything (AIP-160). */
function wildcard(wanted: string): (value: string) => boolean {
  if (wanted.length < 2 || !wanted.includes("*")) return (value) => value === wanted;
  const regex = RE2JS.compile(wanted.split("*").map(RE2JS.quote).join(".*"), RE2JS.DOTALL);
  return (value) => regex.matches(value);
}

/** Numbers as numbers, times as times, anything else as text. NaN (never true) does not arise: text is the last resort. */
export function compare(a: string, b: string): number {
  if (/^-?\d+(\.\d+)?$/.test(a) && /^-?\d+(\.\d+)?$/.test(b)) return Number(a) - Number(b);
  const [first, second] = [time(a), time(b)];
  if (first !== undefined && second !== undefined) return first - second;
  return a < b ? -1 : a > b ? 1 : 0;
}

function time(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return undefined;
  const value = Date.parse(text);
  return Number.isNaN(value) ? undefined : value;
}

/** Every scalar that the path leads to; lists on the way are looked through. Only own fields count. */
export function valuesAt(resource: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(resource)) return resource.flatMap((item) => valuesAt(item, path));
  const [field, ...rest] = path;
  if (typeof resource !== "object" || resource === null) {
    return field === undefined && resource !== undefined && resource !== null ? [String(resource)] : [];
  }
  if (field === undefined) return Object.keys(resource);
  const inner: unknown = Object.hasOwn(resource, field) ? Reflect.get(resource, field) : undefined;
  return inner === undefined ? [] : valuesAt(inner, rest);
}
