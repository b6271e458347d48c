import type { Cloud, Project as CloudProject } from "@stackgate/cloudstack";
import type { Caller, GceConfig } from "@stackgate/gateway";
import { notFound } from "../wire/errors";
import { isCalled } from "./ids";
import { slug } from "./names";

/** A Compute Engine project: the caller's account itself, one of its CloudStack projects, or a public image project. */
export interface Project {
  readonly kind: "account" | "project" | "images";
  /** The name in paths: a slug. */
  readonly name: string;
  readonly displayName: string;
  readonly uuid: string;
  readonly created?: string;
}

const accountProject = (caller: Caller): Project => ({
  kind: "account",
  name: slug(caller.account),
  displayName: caller.account,
  uuid: caller.accountId,
});

const cloudProject = ({ id = "", name = "", displaytext, created }: CloudProject): Project => ({
  kind: "project",
  name: slug(name),
  displayName: displaytext || name,
  uuid: id,
  ...(created !== undefined && { created }),
});

/** Every project of the caller: the account first, then CloudStack's; one whose slug is taken already goes by its id. */
export async function listProjects(cloud: Cloud, caller: Caller): Promise<readonly Project[]> {
  const own = accountProject(caller);
  const known = new Map([[own.name, own]]);
  for (const project of (await cloud.catalogue("listProjects")).map(cloudProject)) {
    const name = known.has(project.name) ? `${project.name.slice(0, 54)}-${project.uuid.slice(0, 8)}` : project.name;
    known.set(name, { ...project, name });
  }
  return [...known.values()];
}

/** The project that a path names. Another tenant's is as unknown as one that does not exist. */
export async function findProject(cloud: Cloud, caller: Caller, wanted: string): Promise<Project> {
  const own = accountProject(caller);
  if (isCalled(wanted, own.name, own.uuid)) return own;
  const found = (await listProjects(cloud, caller)).find(({ name, uuid }) => isCalled(wanted, name, uuid));
  if (!found) throw notFound(`projects/${wanted}`);
  return found;
}

/** Whether the operator made `name` a project that holds nothing but public images. */
export const isImageProject = (config: GceConfig, name: string): boolean =>
  config.imageProjects.includes(name) || [...config.imageFamilies.keys()].some((key) => key.startsWith(`${name}/`));
