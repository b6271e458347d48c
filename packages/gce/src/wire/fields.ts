import { GceError } from "./errors";

/** What a partial response keeps of an object: field -> what to keep inside it; `true` keeps all of it. */
export interface Mask extends Map<string, Mask | true> {}

/** Parses the `fields` parameter: `kind,items(id,name),items/disks/boot,*`. */
export function parseFields(text: string): Mask {
  const parser = { text, position: 0 };
  const mask = parseList(parser, 0);
  if (parser.position < text.length) throw invalidMask(text);
  return mask;
}

interface Parser {
  readonly text: string;
  position: number;
}

const invalidMask = (text: string): GceError =>
  new GceError("invalid", `Invalid field selection ${text.slice(0, 200)}`);

function parseList(parser: Parser, depth: number): Mask {
  const mask: Mask = new Map();
  do {
    parseItem(parser, mask, depth);
  } while (take(parser, ","));
  return mask;
}

/** One path with an optional group: `a/b(c,d)`. */
function parseItem(parser: Parser, mask: Mask, depth: number): void {
  const match = /^\s*([\w-]+|\*)\s*/.exec(parser.text.slice(parser.position, parser.position + 300));
  const name = match?.[1];
  if (!match || name === undefined || depth > 20) throw invalidMask(parser.text);
  parser.position += match[0].length;
  if (take(parser, "/")) {
    const inner: Mask = new Map();
    parseItem(parser, inner, depth + 1);
    merge(mask, name, inner);
  } else if (take(parser, "(")) {
    const inner = parseList(parser, depth + 1);
    if (!take(parser, ")")) throw invalidMask(parser.text);
    merge(mask, name, inner);
  } else {
    mask.set(name, true);
  }
}

function take(parser: Parser, character: string): boolean {
  if (parser.text[parser.position] !== character) return false;
  parser.position += 1;
  return true;
}

/** `items/id,items/name` keeps both. */
function merge(mask: Mask, name: string, inner: Mask): void {
  const known = mask.get(name);
  if (known === true) return;
  if (known === undefined) {
    mask.set(name, inner);
    return;
  }
  for (const [field, rest] of inner) {
    if (rest === true) known.set(field, true);
    else merge(known, field, rest);
  }
}

/** The part of `value` that the mask keeps; lists are masked item by item. */
export function applyMask(value: unknown, mask: Mask | true): unknown {
  if (mask === true || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => applyMask(item, mask));
  const kept: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const rest = mask.get(name) ?? mask.get("*");
    if (rest !== undefined) kept.push([name, applyMask(inner, rest)]);
  }
  return Object.fromEntries(kept);
}
