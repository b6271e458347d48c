import { invalidFilter, type Operator, type Token, tokenize } from "./tokens";

export type Expression =
  | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] }
  | { readonly kind: "not"; readonly part: Expression }
  | { readonly kind: "compare"; readonly path: readonly string[]; readonly operator: Operator; readonly value: string }
  /** The older grammar: RE2 on the whole value. */
  | { readonly kind: "regex"; readonly path: readonly string[]; readonly negated: boolean; readonly pattern: string };

const DEEPEST = 50;

/** Parses either grammar; which one shows in its comparisons (`eq`, `ne` or operators), and a filter may not mix them. */
export function parseFilter(text: string): Expression {
  const parser = new Parser(text, tokenize(text));
  const expression = parser.sequence(0);
  parser.expectEnd();
  parser.refuseMixture();
  return expression;
}

class Parser {
  private position = 0;
  private legacy = false;
  private aip = false;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  /** Conjunction binds weakest of all in AIP-160: `a AND b OR c` is `a AND (b OR c)`; juxtaposition means AND. */
  sequence(depth: number): Expression {
    if (depth > DEEPEST) throw invalidFilter(this.text, "it is nested too deeply.");
    const parts = [this.alternatives(depth)];
    while (this.peek() && this.peek()?.kind !== ")") {
      if (this.takeWord("AND")) this.aip = true;
      parts.push(this.alternatives(depth));
    }
    return group("and", parts);
  }

  expectEnd(): void {
    if (this.peek()) throw invalidFilter(this.text, "unbalanced parenthesis.");
  }

  refuseMixture(): void {
    if (this.legacy && this.aip) throw invalidFilter(this.text, "eq and ne cannot be combined with other operators.");
  }

  private alternatives(depth: number): Expression {
    const parts = [this.term(depth)];
    while (this.takeWord("OR")) {
      this.aip = true;
      parts.push(this.term(depth));
    }
    return group("or", parts);
  }

  private term(depth: number): Expression {
    if (this.takeWord("NOT") || this.take("-")) {
      this.aip = true;
      if (depth > DEEPEST) throw invalidFilter(this.text, "it is nested too deeply.");
      return { kind: "not", part: this.term(depth + 1) };
    }
    if (!this.take("(")) return this.comparison();
    const inner = this.sequence(depth + 1);
    if (!this.take(")")) throw invalidFilter(this.text, "unbalanced parenthesis.");
    return inner;
  }

  private comparison(): Expression {
    const path = this.literal("a field name").split(".");
    const next = this.tokens[this.position++];
    if (next?.kind === "operator") {
      this.aip = true;
      return { kind: "compare", path, operator: next.text, value: this.literal("a value") };
    }
    if (next?.kind === "word" && (next.text === "eq" || next.text === "ne")) {
      this.legacy = true;
      return { kind: "regex", path, negated: next.text === "ne", pattern: this.literal("a regular expression") };
    }
    throw invalidFilter(this.text, `expected an operator after '${path.join(".")}'.`);
  }

  private literal(expected: string): string {
    const token = this.tokens[this.position++];
    if (token?.kind === "word" || token?.kind === "quoted") return token.text;
    throw invalidFilter(this.text, `expected ${expected}.`);
  }

  private peek(): Token | undefined {
    return this.tokens[this.position];
  }

  private take(kind: Token["kind"]): boolean {
    if (this.peek()?.kind !== kind) return false;
    this.position += 1;
    return true;
  }

  private takeWord(word: string): boolean {
    const token = this.peek();
    if (token?.kind !== "word" || token.text !== word) return false;
    this.position += 1;
    return true;
  }
}

function group(kind: "and" | "or", parts: readonly Expression[]): Expression {
  const [only, ...others] = parts;
  return only && others.length === 0 ? only : { kind, parts };
}
