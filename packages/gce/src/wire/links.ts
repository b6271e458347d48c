import { GceError, invalidField } from "./errors";

/** Where a resource lives below its project. */
export type Scope =
  | { readonly kind: "global" }
  | { readonly kind: "zone"; readonly name: string }
  | { readonly kind: "region"; readonly name: string };

/** Makes links on the one configured base, e.g. https://gce.example.org/compute/v1/. */
export interface Links {
  readonly base: string;
  project(): string;
  zone(zone: string): string;
  region(region: string): string;
  /** `global("images", "debian-12", "debian-cloud")`; without a project the request's own. */
  global(collection: string, name: string, project?: string): string;
  zonal(zone: string, collection: string, name: string): string;
  regional(region: string, collection: string, name: string): string;
  scoped(scope: Scope, collection: string, name: string): string;
  /** A collection's own link, for lists. */
  collection(path: string): string;
}

export function createLinks(base: string, project: string): Links {
  const own = `${base}projects/${project}`;
  const links: Links = {
    base,
    project: () => own,
    zone: (zone) => `${own}/zones/${zone}`,
    region: (region) => `${own}/regions/${region}`,
    global: (collection, name, of = project) => `${base}projects/${of}/global/${collection}/${name}`,
    zonal: (zone, collection, name) => `${own}/zones/${zone}/${collection}/${name}`,
    regional: (region, collection, name) => `${own}/regions/${region}/${collection}/${name}`,
    scoped: (scope, collection, name) => `${own}/${scopePath(scope)}/${collection}/${name}`,
    collection: (path) => `${own}/${path}`,
  };
  return links;
}

/** `zones/z`, `regions/r` or `global`: also the keys of aggregated lists. */
export const scopePath = (scope: Scope): string =>
  scope.kind === "global" ? "global" : `${scope.kind}s/${scope.name}`;

/** What a client's link names. Parts that a short form leaves out are undefined. */
export interface Reference {
  readonly project?: string;
  readonly scope?: Scope;
  readonly collection: string;
  readonly name: string;
}

/**
 * Reads a full URL on any host and version, `projects/...`, `zones/Z/...`, `regions/R/...`, `global/...` or a bare
 * name. `collections` are those that `field` may name, the first being that of a bare name; `images/family/F` and
 * `imageFamilyViews` are collections of their own ("images/family").
 */
export function parseLink(field: string, text: string, ...collections: readonly [string, ...string[]]): Reference {
  const path = text.replace(/^https?:\/\/[^/]*\/+(?:compute\/)?(?:v1|beta|alpha)\//, "").replace(/^\/+/, "");
  const match =
    /^(?:projects\/([^/]+)\/)?(?:(global)\/|(zone|region)s\/([^/]+)\/)?(?:([A-Za-z]+(?:\/family)?)\/)?([^/]+)$/.exec(
      path,
    );
  const name = match?.[6];
  const collection = match?.[5] ?? collections[0];
  if (!match || name === undefined || !collections.includes(collection)) {
    throw invalidField(field, text, "The URL is malformed.");
  }
  const scope = scopeOf(match[2], match[3], match[4]);
  return { ...(match[1] && { project: match[1] }), ...(scope && { scope }), collection, name };
}

function scopeOf(global: string | undefined, kind: string | undefined, name: string | undefined): Scope | undefined {
  if (global) return { kind: "global" };
  if (kind === "zone" || kind === "region") return { kind, name: name ?? "" };
  return undefined;
}

/** The last part of a link or the bare name itself. */
export const lastSegment = (text: string): string => text.slice(text.lastIndexOf("/") + 1);

/** A link that must lie in the given zone (or name no zone). */
export function nameInZone(field: string, text: string, zone: string, collection: string): string {
  const { scope, name } = parseLink(field, text, collection);
  if (scope && (scope.kind !== "zone" || scope.name !== zone)) {
    throw new GceError("invalid", `Invalid value for field '${field}': '${text}'. It must lie in zone '${zone}'.`);
  }
  return name;
}
