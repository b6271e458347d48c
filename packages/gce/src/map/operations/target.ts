import type { Links, Scope } from "../../wire/links";
import { scopePath } from "../../wire/links";

/** What an operation acts on; `name` may be a numeric id where the name is not known (any more). */
export interface Target {
  readonly uuid: string;
  readonly name: string;
}

/** The kind of scope that a method's path puts its resource in. */
export function scopeKind(path: string): Scope["kind"] {
  const kind = /^projects\/\{project\}\/(zone|region)s\//.exec(path)?.[1];
  return kind === "zone" || kind === "region" ? kind : "global";
}

/** The scope that a method's path puts its resource in; zone and region by name. */
export function scopeOf(path: string, parameters: Readonly<Record<string, unknown>>): Scope {
  const kind = scopeKind(path);
  return kind === "global" ? { kind } : { kind, name: String(parameters[kind]) };
}

/** The collection in a method's path: `instances`; `undefined` for methods of the project itself. */
export const collectionOf = (path: string): string | undefined =>
  /^projects\/\{project\}\/(?:global|zones\/\{zone\}|regions\/\{region\})\/(\w+)/.exec(path)?.[1];

export function targetLink(path: string, scope: Scope, target: Target, links: Links): string {
  const collection = collectionOf(path);
  return collection === undefined
    ? links.project()
    : links.collection(`${scopePath(scope)}/${collection}/${target.name}`);
}
