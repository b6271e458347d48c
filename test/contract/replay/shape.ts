/**
 * The shape of a JSON value: field names and JSON types, never values.
 *
 * A scalar is its type's name (several joined by `|`; texts that are ids or dates are told apart), an object its fields (`name?` where some items of a list lack
 * it), a list `[]` when it was empty and `[item]` otherwise, where the item is the union of all items' shapes.
 */
export type Shape = string | ShapeList | ShapeFields;
export type ShapeList = readonly Shape[];
export interface ShapeFields {
  readonly [field: string]: Shape;
}

export const isList = (shape: Shape): shape is ShapeList => Array.isArray(shape);
export const isFields = (shape: Shape): shape is ShapeFields => typeof shape === "object" && !Array.isArray(shape);

/** A field's name without the mark that says that it is optional. */
export const bare = (field: string): string => field.replace(/\?$/, "");

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
/** As CloudStack writes it, in UTC. */
export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/.test(text);

export function shapeOf(value: unknown): Shape {
  if (value === null) return "null";
  if (typeof value === "string") return isId(value) ? "id" : isDate(value) ? "date" : "string";
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.map(shapeOf).reduce(union)];
  if (typeof value !== "object") return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([field, one]) => [field, shapeOf(one)] as const)
      .sort(byField),
  );
}

/** What fits both shapes. */
export function union(a: Shape, b: Shape): Shape {
  if (isFields(a) && isFields(b)) return unionOfFields(a, b);
  if (isList(a) && isList(b)) {
    const items = [...a, ...b];
    return items.length === 0 ? [] : [items.reduce(union)];
  }
  const names = new Set([...alternatives(a), ...alternatives(b)]);
  return [...names].sort().join("|");
}

function unionOfFields(a: ShapeFields, b: ShapeFields): ShapeFields {
  const fields = new Map<string, Shape>();
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)].map(bare))) {
    const [left, right] = [a[name] ?? a[`${name}?`], b[name] ?? b[`${name}?`]];
    const always = a[name] !== undefined && b[name] !== undefined;
    const shape = left === undefined ? right : right === undefined ? left : union(left, right);
    if (shape !== undefined) fields.set(always ? name : `${name}?`, shape);
  }
  return Object.fromEntries([...fields].sort(byField));
}

/** A list or an object beside a scalar keeps only the name of its kind: CloudStack mixes them nowhere so far. */
function alternatives(shape: Shape): string[] {
  if (isList(shape)) return ["array"];
  return isFields(shape) ? ["object"] : shape.split("|");
}

function byField([a]: readonly [string, Shape], [b]: readonly [string, Shape]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
