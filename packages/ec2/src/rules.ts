import type { Model } from "./model/model";
import { Ec2Error } from "./wire/error";

type Scalar = string | number | boolean;

/** What becomes of a parameter that a client sends. */
export type Rule =
  | { readonly kind: "honoured" }
  /** Taken without effect, since the outcome is the same without it. */
  | { readonly kind: "ignored"; readonly why: string }
  /** An error that names it, unless its value is one that changes nothing. */
  | { readonly kind: "refused"; readonly why: string; readonly harmless: readonly Scalar[] };

/** A rule for each member of an input; for a structure, or a list of them, either one rule or its members' own. */
export type Rules<T> = { readonly [K in Exclude<keyof T, "DryRun">]-?: Rule | Nested<NonNullable<T[K]>> };
type Nested<V> = V extends Scalar | Date | Buffer ? never : V extends readonly (infer E)[] ? Nested<E> : Rules<V>;

export type AnyRules = { readonly [member: string]: Rule | AnyRules };

export const honoured: Rule = { kind: "honoured" };
export const ignored = (why: string): Rule => ({ kind: "ignored", why });
/** @param harmless values that ask for nothing (false, the default) and are let through */
export const refused = (why: string, ...harmless: readonly Scalar[]): Rule => ({ kind: "refused", why, harmless });

export const isRule = (rule: Rule | AnyRules): rule is Rule => typeof rule.kind === "string";

/** `MaxResults` and `NextToken` of the actions that have pages. */
export const paged = { MaxResults: honoured, NextToken: honoured };

/** @throws Ec2Error UnsupportedOperation, naming the first refused parameter that was sent */
export function enforce(rules: AnyRules, input: object, model: Model, shape: string, path = ""): void {
  const structure = model.shapes[shape];
  if (!structure || !("fields" in structure)) return;
  const values = new Map<string, unknown>(Object.entries(input));
  for (const [member, query, , inner] of structure.fields) {
    const value = values.get(member);
    const rule = rules[member];
    if (value === undefined || rule === undefined) continue;
    const name = path + query;
    if (!isRule(rule)) enforceNested(rule, value, model, inner, name);
    else if (rule.kind === "refused" && !rule.harmless.some((harmless) => harmless === value)) {
      throw new Ec2Error("UnsupportedOperation", `The parameter ${name} is not supported: ${rule.why}`);
    }
  }
}

function enforceNested(rules: AnyRules, value: unknown, model: Model, shape: string, name: string): void {
  if (Array.isArray(value)) {
    const list = model.shapes[shape];
    const item = list && "list" in list ? list.list : shape;
    value.forEach((element, i) => {
      enforceNested(rules, element, model, item, `${name}.${i + 1}`);
    });
  } else if (typeof value === "object" && value !== null) {
    enforce(rules, value, model, shape, `${name}.`);
  }
}
