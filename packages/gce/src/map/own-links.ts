import type { Context } from "../context";
import { invalidField } from "../wire/errors";
import { parseLink, type Reference } from "../wire/links";
import { isCalled } from "./ids";

type Needs = Pick<Context, "project">;

/**
 * Reads a link to something of the request's own project. Another project's can't be used here, and what happens to be called
 * alike here is not meant.
 */
export function ownLink({ project }: Needs, field: string, link: string, collection: string): Reference {
  const reference = parseLink(field, link, collection);
  if (reference.project !== undefined && !isCalled(reference.project, project.name, project.uuid)) {
    throw invalidField(field, link, `It must be in project '${project.name}'.`);
  }
  return reference;
}

/** The zone and the name that a link to a zonal resource of the project names. */
export function ownZonalLink(context: Needs, field: string, link: string, collection: string) {
  const { scope, name } = ownLink(context, field, link, collection);
  if (scope?.kind !== "zone") throw invalidField(field, link, "It must name a zone.");
  return { zone: scope.name, name };
}
