import { schemas } from "../model/schemas.generated";
import type { Scalar, SchemaShape, Shape } from "../model/shapes";
import { GceError, invalidField, printable } from "./errors";

/** Bodies that clients send where they mean none: the Node client's wait sends `""`, libcloud's reset "ignored". */
const emptyBodies = new Set(["", "null", '""', '"ignored"', "ignored"]);

/**
 * A request body typed by its schema: 64-bit integers become decimal strings, nulls vanish, unknown fields are
 * refused. Only names that the schema has are ever copied.
 */
export function decodeBody(schema: string, body: Buffer): Record<string, unknown> {
  const text = body.toString("utf8").trim();
  if (emptyBodies.has(text)) return {};
  const value = parse(text);
  if (isDeeperThan(DEEPEST, value)) {
    throw new GceError("parseError", `Parse Error: the request body is nested more than ${DEEPEST} levels deep.`);
  }
  return decodeObject(schemaOf(schema), value, "");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GceError("parseError", "Parse Error: the request body is not valid JSON.", { cause });
  }
}

/** No schema goes half as deep. JSON.parse takes any depth, but whatever walks the value afterwards has only a stack. */
const DEEPEST = 32;

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner)));

function schemaOf(name: string): SchemaShape {
  const schema = schemas[name];
  if (!schema) throw new Error(`No schema ${name}`);
  return schema;
}

function decodeObject(schema: SchemaShape, value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrongType(path, value, "an object");
  const decoded: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const shape = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (shape === undefined) throw unknownName(name, path);
    const field = decodeShape(shape, inner, path === "" ? name : `${path}.${name}`);
    if (field !== undefined) decoded[name] = field;
  }
  return decoded;
}

function decodeShape(shape: Shape, value: unknown, path: string): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof shape === "string") return decodeScalar(shape, value, path);
  if ("ref" in shape) return decodeObject(schemaOf(shape.ref), value, path);
  if ("object" in shape) return decodeObject(shape.object, value, path);
  if ("list" in shape) return decodeList(shape.list, value, path);
  return decodeMap(shape.map, value, path);
}

function decodeList(shape: Shape, value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) throw wrongType(path, value, "a list");
  return value
    .map((item: unknown, index) => decodeShape(shape, item, `${path}[${index}]`))
    .filter((item) => item !== undefined);
}

/** A map without a prototype: its keys are the client's own. */
function decodeMap(shape: Shape, value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrongType(path, value, "an object");
  const decoded: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) {
    const item = decodeShape(shape, inner, `${path}.${printable(key)}`);
    if (item !== undefined) decoded[key] = item;
  }
  return decoded;
}

const decoders: Record<Scalar, (value: unknown) => unknown> = {
  any: (value) => value,
  string: (value) => (typeof value === "string" ? value : undefined),
  byte: (value) => (typeof value === "string" && /^[A-Za-z0-9+/_-]*={0,2}$/.test(value) ? value : undefined),
  boolean: (value) => booleans.get(typeof value === "string" ? value.toLowerCase() : value),
  int32: (value) => (isInteger(value) && Math.abs(Number(value)) < 2 ** 32 ? Number(value) : undefined),
  int64: (value) => (isInteger(value) ? String(value) : undefined),
  uint64: (value) => (isInteger(value) && !String(value).startsWith("-") ? String(value) : undefined),
  number: (value) => (value !== "" && Number.isFinite(Number(value)) ? Number(value) : undefined),
};

const booleans = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ["true", true],
  ["false", false],
]);

const isInteger = (value: unknown): boolean =>
  typeof value === "number" ? Number.isSafeInteger(value) : typeof value === "string" && /^-?\d{1,20}$/.test(value);

function decodeScalar(scalar: Scalar, value: unknown, path: string): unknown {
  const decoded = decoders[scalar](value);
  if (decoded === undefined) throw wrongType(path, value, `of type ${scalar}`);
  return decoded;
}

const wrongType = (path: string, value: unknown, expected: string): GceError =>
  invalidField(path === "" ? "resource" : `resource.${path}`, value, `The value must be ${expected}.`);

const unknownName = (name: string, path: string): GceError =>
  new GceError(
    "invalid",
    `Invalid JSON payload received. Unknown name "${printable(name)}"${path === "" ? "" : ` at '${path}'`}: Cannot find field.`,
  );
