/**
 * Makes packages/gce/src/model/*.generated.ts from the discovery documents that google-api-python-client carries:
 * names, types and paths only, no prose. Which methods: packages/gce/src/model/supported.json.
 *
 *   node tools/generate-gce.mjs [--check] [DOCUMENTS]     DOCUMENTS: .../googleapiclient/discovery_cache/documents
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const model = join(root, "packages/gce/src/model");
const DOCUMENTS = "site-packages/googleapiclient/discovery_cache/documents";

/** The discovery documents in the virtual environment that tools/setup.mjs makes. */
export function findDocuments() {
  return [".venv"]
    .map((name) => join(root, name, "lib"))
    .filter((lib) => existsSync(lib))
    .flatMap((lib) => readdirSync(lib).map((python) => join(lib, python, DOCUMENTS)))
    .find((folder) => existsSync(join(folder, "compute.v1.json")));
}

/** File name -> content, for every generated file. */
export function generate(documents) {
  const supported = read(join(model, "supported.json"));
  const services = [
    { document: read(join(documents, "compute.v1.json")), idPrefix: "", schemaPrefix: "" },
    {
      document: read(join(documents, "cloudresourcemanager.v1.json")),
      idPrefix: "cloudresourcemanager.",
      schemaPrefix: "ResourceManager",
    },
  ];
  const methods = [];
  const schemas = new Map();
  for (const service of services) collect(service, supported, methods, schemas);
  methods.sort(byKey);
  const sorted = [...schemas].sort(byKey);
  const [{ document: compute }] = services;
  return {
    "methods.generated.ts": methodsFile(compute, methods),
    "schemas.generated.ts": schemasFile(sorted),
    "types.generated.ts": typesFile(methods, sorted),
    "all-methods.generated.ts": allMethodsFile(compute),
  };
}

function collect(service, supported, methods, schemas) {
  const { document, idPrefix, schemaPrefix } = service;
  for (const [resource, { methods: all = {} }] of Object.entries(document.resources)) {
    for (const name of supported[idPrefix + resource] ?? []) {
      const method = all[name];
      if (!method) throw new Error(`supported.json names ${resource}.${name}, which the document lacks`);
      const request = method.request?.$ref;
      const response = method.response?.$ref;
      methods.push([
        `${idPrefix}${resource}.${name}`,
        prune({
          httpMethod: method.httpMethod,
          path: method.path,
          parameters: Object.fromEntries(
            Object.entries(method.parameters ?? {})
              .sort(byKey)
              .map(([k, p]) => [k, parameter(p)]),
          ),
          request: request && schemaPrefix + request,
          response: response && schemaPrefix + response,
          required: request && requiredFields(document.schemas[request], method.id),
        }),
      ]);
      for (const reference of [request, response]) if (reference) reach(document, schemaPrefix, reference, schemas);
    }
  }
}

/** Fields that the request must carry for this method (the document's `annotations.required`). */
function requiredFields(schema, methodId) {
  const names = Object.entries(schema.properties ?? {})
    .filter(([, p]) => p.annotations?.required?.includes(methodId))
    .map(([name]) => name);
  return names.length > 0 ? names.sort() : undefined;
}

function parameter(p) {
  return prune({
    in: p.location,
    type: p.format ?? p.type,
    required: p.required,
    repeated: p.repeated,
    minimum: p.minimum === undefined ? undefined : Number(p.minimum),
    maximum: p.maximum === undefined ? undefined : Number(p.maximum),
    default: p.default,
    pattern: p.pattern,
    enum: p.enum,
  });
}

/** Adds a schema and all that it refers to. */
function reach(document, prefix, name, schemas) {
  if (schemas.has(prefix + name)) return;
  const fields = {};
  schemas.set(prefix + name, fields);
  const follow = (reference) => {
    reach(document, prefix, reference, schemas);
    return prefix + reference;
  };
  for (const [field, property] of Object.entries(document.schemas[name].properties ?? {}).sort(byKey)) {
    fields[field] = shape(property, follow);
  }
}

/** A scalar is its wire type's name; a list { list }, a map { map }, another schema { ref }, an inline object { object }. */
function shape(property, follow) {
  if (property.$ref) return { ref: follow(property.$ref) };
  if (property.type === "array") return { list: shape(property.items, follow) };
  if (property.type === "object" && property.additionalProperties) {
    return { map: shape(property.additionalProperties, follow) };
  }
  if (property.type === "object") {
    const inner = Object.entries(property.properties ?? {}).sort(byKey);
    return { object: Object.fromEntries(inner.map(([name, p]) => [name, shape(p, follow)])) };
  }
  const format = property.format;
  if (["int64", "uint64", "byte"].includes(format)) return format;
  if (property.type === "integer") return "int32";
  return property.type;
}

const HEADER = "// Generated by tools/generate-gce.mjs from Google's discovery documents. Do not edit.\n";

function methodsFile(document, methods) {
  const lines = methods.map(([id, method]) => `  ${quote(id)}: ${JSON.stringify(method)},`);
  return [
    HEADER,
    'import type { MethodShape } from "./shapes";\n',
    `/** The revision of the discovery document that this was made from. */`,
    `export const revision = ${quote(document.revision)};\n`,
    "/** Every supported method by its id. */",
    "export const methods = {",
    ...lines,
    "} satisfies Record<string, MethodShape>;",
    "",
  ].join("\n");
}

function schemasFile(schemas) {
  const lines = schemas.map(([name, fields]) => `  ${name}: ${JSON.stringify(fields)},`);
  return [
    HEADER,
    'import type { SchemaShape } from "./shapes";\n',
    "/** Every schema that a supported method reads or writes. */",
    "export const schemas: Readonly<Record<string, SchemaShape>> = {",
    ...lines,
    "};",
    "",
  ].join("\n");
}

function allMethodsFile(document) {
  const all = Object.entries(document.resources).flatMap(([resource, { methods = {} }]) =>
    Object.entries(methods).map(([name, m]) => [`${resource}.${name}`, m.httpMethod, m.flatPath ?? m.path]),
  );
  return [
    HEADER,
    "/** Every method of Compute Engine v1: id, HTTP method, path; what is not supported is answered 501 by name. */",
    "export const allMethods: readonly (readonly [string, string, string])[] = [",
    ...all.sort(byKey).map((entry) => `  ${JSON.stringify(entry)},`),
    "];",
    "",
  ].join("\n");
}

const SCALARS = {
  string: "string",
  int64: "string",
  uint64: "string",
  byte: "string",
  boolean: "boolean",
  any: "unknown",
};

function typesFile(methods, schemas) {
  const interfaces = schemas.map(([name, fields]) => `export interface ${name} ${objectType(fields, "  ", "")}\n`);
  const entries = methods.map(([id, m]) => {
    const parameters = Object.entries(m.parameters)
      .map(
        ([name, p]) => `${key(name)}${p.required ? "" : "?"}: ${parameterType(p)}${p.required ? "" : " | undefined"}`,
      )
      .join("; ");
    return `  ${quote(id)}: { parameters: { ${parameters} }; request: ${m.request ?? "undefined"}; response: ${m.response ?? "undefined"} };`;
  });
  return [HEADER, ...interfaces, "export interface Methods {", ...entries, "}", ""].join("\n");
}

function parameterType({ type, repeated }) {
  const scalar = type === "boolean" ? "boolean" : ["int32", "uint32", "integer"].includes(type) ? "number" : "string";
  return repeated ? `readonly ${scalar}[]` : scalar;
}

function objectType(fields, indent, outer) {
  const lines = Object.entries(fields).map(([name, s]) => `${indent}${key(name)}?: ${type(s, indent)} | undefined;`);
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${outer}}`;
}

function type(s, indent) {
  if (typeof s === "string") return SCALARS[s] ?? "number";
  if (s.ref) return s.ref;
  if (s.list) return `readonly ${wrap(type(s.list, indent))}[]`;
  if (s.map) return `{ readonly [key: string]: ${type(s.map, indent)} }`;
  return objectType(s.object, `${indent}  `, indent);
}

const wrap = (t) => (t.includes(" ") ? `(${t})` : t);
const key = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
const quote = (text) => JSON.stringify(text);
const byKey = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const prune = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

function main() {
  const check = process.argv.includes("--check");
  const documents = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? findDocuments();
  if (!documents)
    throw new Error("No discovery documents found: install google-api-python-client or name their folder.");
  for (const [name, content] of Object.entries(generate(documents))) {
    const file = join(model, name);
    const same = existsSync(file) && readFileSync(file, "utf8") === content;
    if (!same && check) throw new Error(`${name} differs from what the discovery documents give`);
    if (!same) writeFileSync(file, content);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
