import { compile, type Test } from "./evaluate";
import { type Expression, parseFilter } from "./parse";

export interface Filter {
  readonly test: Test;
  /** Set when only a resource of exactly this name can match: lists may then ask upstream for less. */
  readonly name: string | undefined;
}

const everything: Filter = { test: () => true, name: undefined };

/** The `filter` parameter of a list. */
export function createFilter(text: string | undefined): Filter {
  if (text === undefined || text.trim() === "") return everything;
  const expression = parseFilter(text);
  return { test: compile(expression), name: exactName(expression) };
}

/** `name = vm1`, and gcloud's `name eq ^vm1$`. */
function exactName(expression: Expression): string | undefined {
  if (expression.kind === "and") return expression.parts.map(exactName).find((name) => name !== undefined);
  if (expression.kind === "compare" && expression.operator === "=") return plainName(expression.path, expression.value);
  if (expression.kind === "regex" && !expression.negated) {
    return plainName(expression.path, expression.pattern.replace(/^\^/, "").replace(/\$$/, ""));
  }
  return undefined;
}

const plainName = (path: readonly string[], text: string): string | undefined =>
  path.join(".") === "name" && /^[a-z][-a-z0-9]*$/.test(text) ? text : undefined;
