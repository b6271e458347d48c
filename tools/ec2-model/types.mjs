const SCALAR_TYPES = {
  string: "string",
  boolean: "boolean",
  integer: "number",
  float: "number",
  timestamp: "Date",
  blob: "Buffer",
};

/** TypeScript for the compact models: one interface a structure, and one table of operations a service. */
export function typesOf(models) {
  const services = Object.entries(models).map(([service, model]) => serviceTypes(service, model));
  return `import type { Streamed } from "./model";\n\n${services.join("\n")}`;
}

function serviceTypes(service, { operations, shapes }) {
  const answers = reachable(
    Object.values(operations).map(({ output }) => output),
    shapes,
  );
  const results = new Set(Object.values(operations).map(({ output }) => output));
  const interfaces = Object.entries(shapes)
    .filter(([, shape]) => shape.fields)
    .map(([name, shape]) =>
      structureType(name, shape, { shapes, isAnswer: answers.has(name), isResult: results.has(name) }),
    );
  const rows = Object.entries(operations).map(
    ([name, { input, output }]) => `  ${name}: { input: ${input ?? "Nothing"}; output: ${output ?? "Nothing"} };\n`,
  );
  const table = `${service.charAt(0).toUpperCase()}${service.slice(1)}Operations`;
  const nothing = service === "ec2" ? "export type Nothing = Readonly<Record<never, never>>;\n\n" : "";
  return `${nothing}${interfaces.join("\n")}\nexport interface ${table} {\n${rows.join("")}}\n`;
}

/** Requests must have their required members; answers may leave out any, and the lists right below a result may stream. */
function structureType(name, { fields, required = [] }, { shapes, isAnswer, isResult }) {
  const lines = fields.map(([member, , , shape]) => {
    const optional = isAnswer || !required.includes(member);
    const list = isResult && shapes[shape]?.list;
    const type = list ? `Streamed<${typeName(list, shapes)}>` : typeName(shape, shapes);
    return `  readonly ${member}${optional ? "?" : ""}: ${type}${optional ? " | undefined" : ""};\n`;
  });
  return `export interface ${name} {\n${lines.join("")}}\n`;
}

function typeName(shape, shapes) {
  const scalar = SCALAR_TYPES[shape.split(".")[0]];
  if (scalar) return scalar;
  const { list } = shapes[shape];
  return list ? `readonly ${bracketed(typeName(list, shapes))}[]` : shape;
}

const bracketed = (type) => (type.includes(" ") ? `(${type})` : type);

function reachable(roots, shapes) {
  const seen = new Set();
  const visit = (name) => {
    const shape = shapes[name];
    if (!shape || seen.has(name)) return;
    seen.add(name);
    if (shape.list) visit(shape.list);
    for (const [, , , member] of shape.fields ?? []) visit(member);
  };
  for (const root of roots) visit(root);
  return seen;
}
