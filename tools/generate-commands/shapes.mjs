import { entityNames, identifying, nestedNames } from "./names.mjs";

const numeric = new Set(["integer", "int", "long", "short", "float"]);
/** Declared on every response class, sent only with jobs themselves. */
const jobFields = new Set(["jobid", "jobstatus"]);
const isNoise = (entity, field) => jobFields.has(field) && entity !== "AsyncJob";
const stringMap = "Readonly<Record<string, string>>";

const capital = (word) => word[0].toUpperCase() + word.slice(1);
const nestedName = (entity, field) => nestedNames[field] ?? `${entity}${capital(field)}`;

/** The TypeScript type that listApis declares; `undefined` where it tells none (lists and sets, other responses). */
function declaredType({ type }) {
  if (numeric.has(type)) return "number";
  if (type === "boolean") return "boolean";
  if (type === "map") return stringMap;
  if (type === "resourceiconresponse") return nestedNames.icon;
  return type === "list" || type === "set" || type.endsWith("response") || type === "responseobject"
    ? undefined
    : "string";
}

/** Entities by name, each a map of field to type. Recorded JSON beats the declared type. */
export class Shapes {
  entities = new Map();
  samples = new Map();

  fields(entity) {
    if (!this.entities.has(entity)) this.entities.set(entity, new Map());
    return this.entities.get(entity);
  }

  #declareField(entity, field, type) {
    const fields = this.fields(entity);
    fields.set(field, fields.get(field) ?? type);
  }

  /** Takes in a response class as listApis has it: typed fields, and untyped names of what stands inside a list. */
  declare(entity, response) {
    for (const [field, declared] of Object.entries(response)) {
      if (isNoise(entity, field)) continue;
      for (const inner of declared.response ?? []) this.#declareField(nestedName(entity, field), inner, undefined);
      const type = declared.response ? `readonly ${nestedName(entity, field)}[]` : declaredType(declared);
      this.#declareField(entity, field, type);
    }
  }

  /** Takes in a recorded object of that entity, and the objects inside it. */
  observe(entity, sample) {
    this.samples.set(entity, [...(this.samples.get(entity) ?? []), sample]);
    for (const [field, value] of Object.entries(sample)) {
      if (isNoise(entity, field) || this.fields(entity).get(field) === stringMap) continue;
      const type = this.#typeOf(value, entity, field);
      if (type) this.fields(entity).set(field, type);
      else this.#declareField(entity, field, undefined);
    }
  }

  #typeOf(value, entity, field) {
    if (value === null) return undefined;
    if (Array.isArray(value)) {
      const [type] = value.map((item) => this.#typeOf(item, entity, field));
      return type && `readonly ${type}[]`;
    }
    if (typeof value !== "object") return typeof value;
    if (Object.keys(value).length === 0) return stringMap;
    this.observe(nestedName(entity, field), value);
    return nestedName(entity, field);
  }

  /** A field that nothing gives a type takes the one that its name has most often elsewhere. */
  #typeElsewhere(field) {
    const types = [...this.entities.values()].map((fields) => fields.get(field)).filter(Boolean);
    const votes = (type) => types.filter((other) => other === type).length;
    return types.toSorted((a, b) => votes(b) - votes(a))[0] ?? "unknown";
  }

  /** `[entity, [{field, type, required}]]`, sorted. */
  finish() {
    const byName = ([a], [b]) => (a < b ? -1 : 1);
    return [...this.entities].sort(byName).map(([entity, fields]) => {
      const samples = this.samples.get(entity) ?? [];
      const always = (field) => samples.length > 0 && samples.every((sample) => field in sample);
      const typed = [...fields].sort(byName).map(([field, type]) => ({
        field,
        type: type ?? this.#typeElsewhere(field),
        required: identifying.includes(field) && always(field),
      }));
      return [entity, typed];
    });
  }
}

export const singular = (word) =>
  word.replace(/(ies|[xs]es|s)$/, (end) => (end === "ies" ? "y" : end === "s" ? "" : end.slice(0, -2)));
/** `listVPCs` to `VPCs`. */
export const noun = (command) => command.replace(/^[a-z]+/, "");

export const responseClass = ({ response }) =>
  Object.keys(response)
    .filter((field) => !jobFields.has(field))
    .sort()
    .join();

/** Commands of one response class share an entity, named by ./names or after the shortest of its list commands. */
export function nameEntities(commands) {
  const groups = groupBy(commands, responseClass);
  const names = new Map([["displaytext,success", "Success"]]);
  for (const [key, group] of groups) {
    if (names.has(key)) continue;
    const members = group.map(({ name }) => name).sort((a, b) => a.length - b.length);
    const named = members.find((member) => member in entityNames);
    const source = members.find((member) => member.startsWith("list")) ?? members[0];
    names.set(key, named ? entityNames[named] : singular(noun(source)));
  }
  return names;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
