import { invalidField } from "../wire/errors";

/**
 * What a method does with each field of its body, by path (`disks.initializeParams.sourceImage`; list indexes are left
 * out). A path speaks for all below it unless a longer one is named. What no path speaks for is refused: nothing that a
 * client asks for is dropped in silence. Values that ask for nothing (false, 0, "", empty) always pass.
 */
export interface FieldRules {
  readonly honours: readonly string[];
  /** Path -> why; becomes a warning on the operation. */
  readonly ignores?: Readonly<Record<string, string>>;
  /** Path -> why; becomes an error that names the field. */
  readonly refuses?: Readonly<Record<string, string>>;
  /** Output fields that clients send back with a resource that they read before. */
  readonly echoes?: readonly string[];
}

export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly data: readonly { readonly key: string; readonly value: string }[];
}

/** Output fields of every resource. */
const commonEchoes = ["creationTimestamp", "id", "kind", "selfLink", "status", "region", "zone"];

/** Values that ask for what is so anyway, by the field's own name: where the field is ignored, they need no warning. */
export const asItIs: ReadonlyMap<string, string> = new Map([
  ["consumeReservationType", "ANY_RESERVATION"],
  ["keyRevocationActionType", "NONE"],
  ["networkTier", "PREMIUM"],
  ["onHostMaintenance", "MIGRATE"],
  ["purpose", "PRIVATE"],
  ["routingMode", "REGIONAL"],
  ["snapshotType", "STANDARD"],
  ["sourceType", "RAW"],
  ["stackType", "IPV4_ONLY"],
]);

type Verdict = { readonly kind: "honour" | "ignore" | "refuse"; readonly why: string };

/** Checks a decoded body. Returns the indexes (in the order of `ignores`) of the rules that it fell under. */
export function checkFields(rules: FieldRules, body: object): readonly number[] {
  const ignored = new Set<number>();
  const order = Object.keys(rules.ignores ?? {});
  for (const { path, field, value } of leaves(body, "", "resource")) {
    const { rule, kind, why } = verdict(rules, path);
    if (kind === "refuse") throw invalidField(field, value, why);
    if (kind === "ignore" && asItIs.get(path.slice(path.lastIndexOf(".") + 1)) !== value)
      ignored.add(order.indexOf(rule));
  }
  return [...ignored].sort((a, b) => a - b);
}

/** The warnings behind the indexes that `checkFields` gave; indexes of an older version's table are passed over. */
export function warningsOf(rules: FieldRules | undefined, ignored: readonly number[]): readonly Warning[] {
  const entries = Object.entries(rules?.ignores ?? {});
  return ignored.flatMap((index) => {
    const [path, why] = entries[index] ?? [];
    if (path === undefined) return [];
    const message = `The field '${path}' was ignored: ${why}`;
    return [{ code: "FIELD_VALUE_OVERRIDEN", message, data: [{ key: "field", value: path }] }];
  });
}

function verdict(rules: FieldRules, path: string): Verdict & { readonly rule: string } {
  const verdicts = verdictsOf(rules);
  for (let rule = path; rule !== ""; rule = rule.slice(0, Math.max(0, rule.lastIndexOf(".")))) {
    const found = verdicts.get(rule);
    if (found) return { ...found, rule };
  }
  return { kind: "refuse", why: "This field is not supported here.", rule: path };
}

const tables = new WeakMap<FieldRules, ReadonlyMap<string, Verdict>>();

/** One map a table, the later entries winning: what a method says of a field beats what is common. */
function verdictsOf(rules: FieldRules): ReadonlyMap<string, Verdict> {
  const known = tables.get(rules);
  if (known) return known;
  const honour = (path: string): [string, Verdict] => [path, { kind: "honour", why: "" }];
  const verdicts = new Map<string, Verdict>([
    ...commonEchoes.map(honour),
    ...(rules.echoes ?? []).map(honour),
    ...rules.honours.map(honour),
    ...Object.entries(rules.ignores ?? {}).map(([path, why]): [string, Verdict] => [path, { kind: "ignore", why }]),
    ...Object.entries(rules.refuses ?? {}).map(([path, why]): [string, Verdict] => [path, { kind: "refuse", why }]),
  ]);
  tables.set(rules, verdicts);
  return verdicts;
}

interface Leaf {
  readonly path: string;
  /** The path with list indexes, as error messages name it. */
  readonly field: string;
  readonly value: unknown;
}

function* leaves(value: unknown, path: string, field: string): Generator<Leaf> {
  if (value === undefined || value === false || value === 0 || value === "" || value === "0") return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leaves(item, path, `${field}[${index}]`);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      yield* leaves(inner, path === "" ? name : `${path}.${name}`, `${field}.${name}`);
    }
  } else {
    yield { path, field, value };
  }
}
