import { type Shape, shapeOf } from "./shape";
import { type SymbolOf, type Told, tellable } from "./tellable";

/** Fields whose values every cloud shares: states and outcomes. Other values are those of one cloud and its conversation. */
const shared = new Set([
  "state",
  "status",
  "allocationstate",
  "success",
  "jobstatus",
  "jobprocstatus",
  "jobresultcode",
  "jobresulttype",
  "jobinstancetype",
  "cmd",
  "errorcode",
]);

/** Whether the values (or lengths) at a path are to be found in any cloud. */
export const isShared = (path: string): boolean => shared.has(path.split(".").at(-1) ?? "") || path.endsWith(".length");

/** What of an answer is compared with what was recorded. */
export interface Observation {
  readonly envelope?: string;
  readonly errorcode?: number;
  readonly cserrorcode?: number;
  readonly shape: Shape;
  readonly count?: number;
  readonly values: Readonly<Record<string, readonly Told[]>>;
}

/**
 * @param document the parsed JSON of an answer: `{envelope: content}`
 * @param symbolOf tells ids that are known by what they stand for
 */
export function observe(document: unknown, symbolOf?: SymbolOf): Observation {
  const [[envelope, content] = [undefined, document]] = Object.entries(isRecord(document) ? document : {});
  const inside = isRecord(content) ? content : {};
  const number = (field: string) => (typeof inside[field] === "number" ? { [field]: inside[field] } : {});
  const values: Record<string, Told[]> = {};
  collect(content, "", values, symbolOf);
  for (const list of Object.values(values)) list.sort(byText);
  return {
    ...(envelope === undefined ? {} : { envelope }),
    ...number("errorcode"),
    ...number("cserrorcode"),
    ...number("count"),
    shape: shapeOf(content),
    values,
  };
}

/** Values that can be told before, by path, where all items of a list share the path `list[]`, and lengths of lists as `list.length`. */
function collect(value: unknown, path: string, values: Record<string, Told[]>, symbolOf?: SymbolOf): void {
  if (Array.isArray(value)) {
    put(values, `${path}.length`, value.length);
    for (const item of value) collect(item, `${path}[]`, values, symbolOf);
  } else if (isRecord(value)) {
    for (const [field, one] of Object.entries(value)) {
      const below = path === "" ? field : `${path}.${field}`;
      const told = isTold(one) ? tellable(field, one, symbolOf) : undefined;
      if (told !== undefined) put(values, below, told);
      else collect(one, below, values, symbolOf);
    }
  }
}

function put(values: Record<string, Told[]>, path: string, value: Told): void {
  const list = values[path];
  if (list) list.push(value);
  else values[path] = [value];
}

const isTold = (value: unknown): value is Told => ["string", "number", "boolean"].includes(typeof value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const byText = (a: Told, b: Told): number => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0);
