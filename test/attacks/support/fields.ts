import { schemas } from "../../../packages/gce/src/model/schemas.generated";
import type { Shape } from "../../../packages/gce/src/model/shapes";

/** A scalar somewhere in a body, by the steps that lead to it: names of fields, `0` into a list, `key` into a map. */
export interface Field {
  readonly path: readonly (string | 0)[];
  /** What the schema says it is. */
  readonly type: string;
}

const DEEPEST = 7;

/** Every field of a schema, lists and objects themselves too: what is wrong for them is a text. */
export function fieldsOf(schema: string): readonly Field[] {
  return walk({ ref: schema }, [], new Set());
}

function walk(shape: Shape, path: Field["path"], within: ReadonlySet<string>): readonly Field[] {
  if (typeof shape === "string") return [{ path, type: shape }];
  if (path.length > DEEPEST) return [];
  const whole = path.length === 0 ? [] : [{ path, type: "list" in shape ? "list" : "object" }];
  if ("list" in shape) return [...whole, ...walk(shape.list, [...path, 0], within)];
  if ("map" in shape) return [...whole, ...walk(shape.map, [...path, "key"], within)];
  if ("ref" in shape && within.has(shape.ref)) return whole;
  const inside = "ref" in shape ? new Set([...within, shape.ref]) : within;
  const fields = "ref" in shape ? (schemas[shape.ref] ?? {}) : shape.object;
  return [...whole, ...Object.entries(fields).flatMap(([name, inner]) => walk(inner, [...path, name], inside))];
}

/** A copy of `body` with the field set, lists and objects made on the way. */
export function withField(body: unknown, [step, ...rest]: Field["path"], value: unknown): unknown {
  if (step === undefined) return value;
  if (step === 0) {
    const [first, ...others] = Array.isArray(body) ? body : [];
    return [withField(first, rest, value), ...others];
  }
  const fields = new Map<string, unknown>(typeof body === "object" && body !== null ? Object.entries(body) : []);
  return Object.fromEntries([...fields, [step, withField(fields.get(step), rest, value)]]);
}
