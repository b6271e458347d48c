import { GceError, printable } from "../errors";

export type Token =
  | { readonly kind: "(" | ")" | "-" }
  | { readonly kind: "operator"; readonly text: Operator }
  | { readonly kind: "word" | "quoted"; readonly text: string };

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | ":";

/** Longer than any filter that a client makes. */
const LONGEST = 8192;

export const invalidFilter = (text: string, why: string): GceError =>
  new GceError(
    "invalid",
    `Invalid value for field 'filter': '${printable(text)}'. Invalid list filter expression: ${why}`,
  );

const patterns: readonly [RegExp, (text: string) => Token | undefined][] = [
  [/\s+/y, () => undefined],
  [/[()]/y, (text) => ({ kind: text === "(" ? "(" : ")" })],
  [/!=|<=|>=|[=<>:]/y, (text) => ({ kind: "operator", text: operators[text] ?? "=" })],
  [/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y, (text) => ({ kind: "quoted", text: unquote(text) })],
  [/-(?=[A-Za-z(])/y, () => ({ kind: "-" })],
  // Unquoted literals of the older grammar are regular expressions: anything up to a space, parenthesis or operator.
  [/[^\s()"'=<>:!]+/y, (text) => ({ kind: "word", text })],
];

const operators: Readonly<Record<string, Operator>> = {
  "=": "=",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  ":": ":",
};

/** Takes the quotes off; a backslash is kept before anything but the quote itself, for it may belong to a regex. */
function unquote(text: string): string {
  const quote = text.charAt(0);
  return text.slice(1, -1).replaceAll(`\\${quote}`, quote);
}

export function tokenize(text: string): readonly Token[] {
  if (text.length > LONGEST) throw invalidFilter(text, `it is longer than ${LONGEST} characters.`);
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const found = match(text, position);
    if (!found) throw invalidFilter(text, `unexpected character at position ${position}.`);
    position += found.length;
    if (found.token) tokens.push(found.token);
  }
  return tokens;
}

function match(text: string, position: number): { length: number; token: Token | undefined } | undefined {
  for (const [pattern, make] of patterns) {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0];
    if (found) return { length: found.length, token: make(found) };
  }
  return undefined;
}
