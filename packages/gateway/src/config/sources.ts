import { isMap, isNode, isScalar, LineCounter, type Pair, parseDocument } from "yaml";
import { variable } from "./names";
import type { Option } from "./options";
import { type Schema, schema } from "./schema";

/** A value as given, and where, for the error message. */
export interface Given {
  readonly value: unknown;
  readonly where: string;
}

/** Where values come from: the file, the environment. `suffix` asks for the option's twin that names a file. */
export interface Source {
  get(section: string, name: string, option: Option<unknown>, twin: boolean): Given | undefined;
  /** What is wrong with the source as a whole: syntax, names that mean nothing. */
  readonly problems: readonly string[];
}

/** Empty variables count as unset, as in a compose file that passes all of them on. */
export function environment(variables: Readonly<Record<string, string | undefined>>): Source {
  return {
    problems: [],
    get(section, name, option, twin) {
      const where = variable(section, name, option) + (twin ? "_FILE" : "");
      const value = variables[where];
      return value ? { value, where } : undefined;
    },
  };
}

/** @param path names the file in messages */
export function yamlFile(path: string, content: string): Source {
  const lines = new LineCounter();
  const line = (offset: number) => lines.linePos(offset).line;
  // Not "pretty": that quotes the line, and the line may hold a secret.
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  const problems = document.errors.map(({ pos, message }) => `${path}:${line(pos[0])}: ${message}`);
  const found = new Map<string, Given>();
  const where = ({ key }: Pair) => (isScalar(key) && key.range ? `${path}:${line(key.range[0])}` : path);

  const pairs = (node: unknown, place: string, what: string): readonly Pair[] => {
    if (isMap(node)) return node.items;
    // A section whose lines are all commented out is null.
    if (node !== null && !(isScalar(node) && node.value === null)) problems.push(`${place}: ${what} must be a map`);
    return [];
  };

  for (const section of pairs(document.contents, path, "the configuration")) {
    const sectionName = String(section.key);
    if (!isSection(sectionName)) {
      problems.push(`${where(section)}: unknown section "${sectionName}"`);
      continue;
    }
    for (const pair of pairs(section.value, where(section), sectionName)) {
      const name = String(pair.key);
      if (!isOption(sectionName, name)) problems.push(`${where(pair)}: unknown option "${sectionName}.${name}"`);
      const value: unknown = isNode(pair.value) ? pair.value.toJS(document) : pair.value;
      found.set(`${sectionName}.${name}`, { value, where: `${where(pair)}: ${sectionName}.${name}` });
    }
  }
  return { problems, get: (section, name, _, twin) => found.get(`${section}.${name}${twin ? "File" : ""}`) };
}

const isSection = (name: string): name is keyof Schema => Object.hasOwn(schema, name);

function isOption(section: keyof Schema, name: string): boolean {
  const options: Readonly<Record<string, Option<unknown>>> = schema[section];
  return Object.hasOwn(options, name) || isFileTwin(options, name);
}

function isFileTwin(options: Readonly<Record<string, Option<unknown>>>, name: string): boolean {
  const secret = name.replace(/File$/, "");
  return secret !== name && Object.hasOwn(options, secret) && options[secret]?.secret === true;
}
