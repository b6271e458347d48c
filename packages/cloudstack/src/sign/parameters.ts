import type { Parameters, ParameterValue } from "../cloud";

/** A parameter, decoded. */
export type Pair = readonly [name: string, value: string];

/**
 * Flattens values as CloudStack reads them: lists join with commas; `{details: [{a: 1, b: 2}]}` becomes
 * `details[0].a=1` and `details[0].b=2`; `undefined` is left out, also inside a map.
 */
export function flatten(parameters: Parameters): Pair[] {
  return Object.entries(parameters).flatMap(([name, value]) => flattenValue(name, value));
}

function flattenValue(name: string, value: ParameterValue): Pair[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [[name, String(value)]];
  if (value.every((item) => typeof item === "string")) return [[name, value.join(",")]];
  return value.flatMap((entry, index) =>
    Object.entries(entry).map(([key, item]): Pair => [`${name}[${index}].${key}`, String(item)]),
  );
}
