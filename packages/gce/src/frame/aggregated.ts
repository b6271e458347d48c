import type { Context } from "../context";
import type { Methods } from "../model/types.generated";
import { createFilter, type Filter } from "../wire/filter";
import { type Scope, scopePath } from "../wire/links";
import { envelope, listQuery, sliced } from "./list";
import { frame, type Input, type Method, type MethodId, type MethodOptions, typed } from "./method";
import type { Source } from "./source";

type AggregatedId = {
  [Id in MethodId]: Methods[Id]["response"] extends { items?: { readonly [scope: string]: object } | undefined }
    ? Id
    : never;
}[MethodId];

/** A resource and the zone, region or `global` that it stands under. */
export interface Scoped<T> {
  readonly scope: Scope;
  readonly resource: T;
}

export interface AggregatedDefinition<Id extends AggregatedId, T extends object> extends MethodOptions {
  /** The key inside each scope, e.g. `instances`. */
  readonly collection: string;
  /** Every scope that the list shows, those without resources too. */
  scopes(context: Context): Promise<readonly Scope[]>;
  items(input: Input<Id> & { readonly filter: Filter }, context: Context): Promise<Source<Scoped<T>>>;
}

/** Query parameters that only aggregated lists have; service project numbers mean nothing without host projects. */
const aggregatedQuery = [...listQuery, "serviceProjectNumber"];

/** A list over all scopes: one list upstream, grouped here. Empty scopes carry a warning, as clients expect. */
export function defineAggregated<const Id extends AggregatedId, T extends object>(
  id: Id,
  definition: AggregatedDefinition<Id, T>,
): Method {
  const method = frame(id, definition, aggregatedQuery);
  return {
    ...method,
    async run(decoded, context) {
      const { filter: expression } = decoded.parameters;
      const filter = createFilter(typeof expression === "string" ? expression : undefined);
      const [scopes, source] = await Promise.all([
        definition.scopes(context),
        definition.items({ ...typed<Id>(decoded), filter }, context),
      ]);
      const { items, next } = await sliced(source, ({ resource }) => resource, filter, method, decoded, context);
      return { ...envelope(method, decoded, context), items: grouped(definition.collection, scopes, items), ...next };
    },
  };
}

function grouped<T>(collection: string, scopes: readonly Scope[], items: readonly Scoped<T>[]): object {
  const groups = new Map<string, T[]>(scopes.map((scope) => [scopePath(scope), []]));
  for (const { scope, resource } of items) {
    const key = scopePath(scope);
    const group = groups.get(key);
    if (group) group.push(resource);
    else groups.set(key, [resource]);
  }
  return Object.fromEntries(
    [...groups].map(([key, group]) => [key, group.length > 0 ? { [collection]: group } : { warning: emptyScope(key) }]),
  );
}

const emptyScope = (key: string) => ({
  code: "NO_RESULTS_ON_PAGE",
  message: `There are no results for scope '${key}' on this page.`,
  data: [{ key: "scope", value: key }],
});
