import type { Reply } from "./endpoint";
import type { Step } from "./facts";
import { isShared, type Observation, observe } from "./observe";
import { bare, isFields, isList, type Shape, type ShapeFields } from "./shape";
import type { SymbolOf, Told } from "./tellable";

/** One thing that differs from what was recorded. */
export interface Difference {
  /** Where in the answer: `virtualmachine[].nic`; `HTTP status` and the like for what is outside it. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** @param loose another cloud's lists hold other things: counts, lengths and optional fields may differ */
export function compare(
  step: Step,
  recorded: Shape | undefined,
  reply: Reply,
  loose: boolean,
  symbolOf?: SymbolOf,
): Difference[] {
  const mediaType = (type: string) => type.split(";")[0] ?? "";
  const head = [
    ...differ("HTTP status", step.status, reply.status),
    ...differ("content type", mediaType(step.contentType ?? "application/json"), mediaType(reply.contentType)),
  ];
  const json = parse(reply.body);
  if (step.contentType !== undefined || json === undefined) return [...head, ...compareText(step, reply)];
  const got = observe(json, symbolOf);
  return [
    ...head,
    ...differ("envelope", step.envelope, got.envelope),
    ...differ("errorcode", step.errorcode, got.errorcode),
    ...differ("cserrorcode", step.cserrorcode, got.cserrorcode),
    ...(loose ? [] : differ("count", step.count, got.count)),
    ...(recorded === undefined ? [] : compareShapes(recorded, got.shape, "", loose)),
    ...compareValues(step, got, loose),
  ];
}

function compareText(step: Step, { body }: Reply): Difference[] {
  const [, root] = /^(?:<\?xml[^>]*>)?\s*<(\w+)/.exec(body) ?? [];
  return step.envelope === undefined ? [] : differ("envelope", step.envelope, root);
}

/** Values whose field is missing on one side are told by the shapes already, but for ids that name nothing known here. */
function compareValues(step: Step, got: Observation, loose: boolean): Difference[] {
  return Object.entries(step.values ?? {}).flatMap(([path, expected]) => {
    const values = got.values[path] ?? (!loose && expected.some(isSymbol) ? [] : undefined);
    if (values === undefined || path === "errorcode") return [];
    if (loose && !isComparableElsewhere(path, expected.length === values.length)) return [];
    return differ(path, expected.join(", "), values.join(", "));
  });
}

const isSymbol = (value: Told): boolean => typeof value === "string" && value.startsWith("{");

/** Other clouds share states and outcomes only, and hold other things in their lists. */
const isComparableElsewhere = (path: string, isAsMany: boolean): boolean =>
  isShared(path) && isAsMany && !path.endsWith(".length") && !path.includes("[]");

const TEXTS: ReadonlySet<string> = new Set(["string", "id", "date"]);

function compareShapes(expected: Shape, got: Shape, path: string, loose: boolean): Difference[] {
  if (isFields(expected) && isFields(got)) return compareFields(expected, got, path, loose);
  if (isList(expected) && isList(got)) {
    const [[expectedItem], [gotItem]] = [expected, got];
    if (expectedItem !== undefined && gotItem !== undefined) {
      return compareShapes(expectedItem, gotItem, `${path}[]`, loose);
    }
    return loose || expectedItem === gotItem ? [] : [difference(path, brief(expected), brief(got))];
  }
  const allowed = typeof expected === "string" ? expected.split("|") : [];
  // In another cloud a text may happen to be an id.
  const admits = (type: string) => allowed.includes(type) || (loose && TEXTS.has(type) && allowed.includes("string"));
  const fits = typeof got === "string" && got.split("|").every(admits);
  return fits ? [] : [difference(path, brief(expected), brief(got))];
}

/** What a collector adds to running machines in its own time, and takes away when they stop. */
const MEASURED: ReadonlySet<string> = new Set([
  "cpuused",
  "diskioread",
  "diskiowrite",
  "diskkbsread",
  "diskkbswrite",
  "memoryintfreekbs",
  "memorykbs",
  "memorytargetkbs",
  "networkkbsread",
  "networkkbswrite",
]);

function compareFields(expected: ShapeFields, got: ShapeFields, path: string, loose: boolean): Difference[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(got)].map(bare));
  return [...names].flatMap((name) => {
    const below = path === "" ? name : `${path}.${name}`;
    const [want, have] = [expected[name] ?? expected[`${name}?`], got[name] ?? got[`${name}?`]];
    const [always, alwaysHere] = [expected[name] !== undefined, got[name] !== undefined];
    if (loose && MEASURED.has(name) && (want === undefined || have === undefined)) return [];
    if (want === undefined) return [difference(below, "no such field", brief(have ?? ""))];
    if (have === undefined) return loose && !always ? [] : [difference(below, brief(want), "no such field")];
    const presence = (one: boolean) => (one ? "in every item" : "in some items only");
    const rare = always !== alwaysHere && (!loose || always);
    return [
      ...(rare ? [difference(below, presence(always), presence(alwaysHere))] : []),
      ...compareShapes(want, have, below, loose),
    ];
  });
}

function brief(shape: Shape): string {
  if (isFields(shape))
    return `{${Object.keys(shape).slice(0, 6).join(", ")}${Object.keys(shape).length > 6 ? ", ..." : ""}}`;
  return isList(shape) ? `[${shape.map(brief).join("")}]` : shape;
}

const difference = (path: string, expected: string, got: string): Difference => ({ path, expected, got });
const differ = (path: string, expected: unknown, got: unknown): Difference[] =>
  expected === got ? [] : [difference(path, String(expected ?? "none"), String(got ?? "none"))];

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
