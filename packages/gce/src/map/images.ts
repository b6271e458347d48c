import type { Template } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { Image as ImageDocument } from "../model/types.generated";
import { invalidField, notFound } from "../wire/errors";
import { parseLink } from "../wire/links";
import { architectureOf } from "./architecture";
import { deprecationOf, isDeprecated } from "./deprecation";
import { isCalled, numericId } from "./ids";
import { labelFields, reservedTag } from "./labels";
import { uniqueNames } from "./names";
import { isImageProject } from "./projects";
import { creationTimestamp, parseTime } from "./time";
import type { Zone } from "./zones";

/** A template as an image of one project. */
export interface Image {
  readonly name: string;
  readonly project: string;
  readonly family: string | undefined;
  readonly template: Template;
  /** CloudStack ids of the zones that have it. */
  readonly zones: ReadonlySet<string>;
}

/** The reserved tag that names a template's family. */
export const FAMILY = "family";

/** CloudStack lists a template once for each zone. */
async function listTemplates({ cloud }: Pick<Context, "cloud">) {
  const templates = new Map<string, { readonly template: Template; readonly zones: Set<string> }>();
  for (const template of await cloud.catalogue("listTemplates", { templatefilter: "executable" })) {
    const known = templates.get(template.id) ?? { template, zones: new Set<string>() };
    if (template.zoneid !== undefined) known.zones.add(template.zoneid);
    templates.set(template.id, known);
  }
  return [...templates.values()].map((entry) => ({ ...entry, id: entry.template.id }));
}

/**
 * The images of a project: of the caller's own everything that it may use, of a public image project what the operator put
 * there by family. One template may so have several names.
 */
export async function listImages(context: Context, project: string): Promise<readonly Image[]> {
  const templates = await listTemplates(context);
  const named = uniqueNames(templates, ({ template }) => template.name);
  const own = project === context.project.name && context.project.kind !== "images";
  if (own) {
    return [...named].map(([name, { template, zones }]) => ({
      name,
      project,
      family: reservedTag(template, FAMILY),
      template,
      zones,
    }));
  }
  return [...context.config.imageFamilies].flatMap(([key, wanted]) => {
    const [of, family = ""] = key.split("/");
    if (of !== project) return [];
    const found = [...named].find(([, { template }]) => template.id === wanted || template.name === wanted);
    return found ? [{ name: found[0], project, family, ...found[1] }] : [];
  });
}

export const isInZone = ({ template, zones }: Image, zone: Zone): boolean =>
  template.crossZones === true || zones.has(zone.uuid);

export async function imageNamed(context: Context, project: string, name: string): Promise<Image | undefined> {
  return (await listImages(context, project)).find((image) => isCalled(name, image.name, image.template.id));
}

/** The newest image of a family that is not deprecated. */
export async function newestOfFamily(context: Context, project: string, family: string): Promise<Image | undefined> {
  const [newest] = (await listImages(context, project))
    .filter((image) => image.family === family && !isDeprecated(image.template))
    .sort((a, b) => (parseTime(b.template.created) ?? 0) - (parseTime(a.template.created) ?? 0));
  return newest;
}

/**
 * The image behind a `sourceImage`: `images/NAME`, `images/family/F`, `zones/-/imageFamilyViews/F` or a bare name. gcloud's
 * default image is never looked up by gcloud itself, so all forms must be understood here.
 */
export async function imageLinked(context: Context, field: string, link: string): Promise<Image> {
  const {
    project = context.project.name,
    collection,
    name,
  } = parseLink(field, link, "images", "images/family", "imageFamilyViews");
  const own = project === context.project.name;
  if (!own && !isImageProject(context.config, project)) throw notFound(`projects/${project}`);
  const image =
    collection === "images" ? await imageNamed(context, project, name) : await newestOfFamily(context, project, name);
  if (!image) throw invalidField(field, link, "The referenced image resource cannot be found.");
  return image;
}

const GB = 2 ** 30;

function statusOf({ isready, status }: Template): string {
  if (isready) return "READY";
  return /fail|error|abandon/i.test(status ?? "") ? "FAILED" : "PENDING";
}

export function imageDocument(
  { name, project, family, template }: Image,
  context: Pick<Context, "links">,
): ImageDocument {
  const { id, displaytext, created, size, physicalsize } = template;
  return {
    kind: "compute#image",
    id: numericId(id),
    creationTimestamp: creationTimestamp(created),
    name,
    description: displaytext,
    family,
    status: statusOf(template),
    sourceType: "RAW",
    diskSizeGb: String(Math.max(1, Math.ceil((size ?? 0) / GB))),
    archiveSizeBytes: String(physicalsize ?? size ?? 0),
    architecture: architectureOf(template),
    rawDisk: { containerType: "TAR", source: "" },
    deprecated: deprecationOf(template, context),
    ...labelFields(template),
    selfLink: context.links.global("images", name, project),
  };
}
