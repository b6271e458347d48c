import type { Cloud, Template } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { notFoundError } from "../ids";

/**
 * Every template that the caller may use, and those of its own that are not ready yet, each once. The caller's own are
 * asked for anew, since clients poll an image that is being made; the others are a catalogue.
 */
export async function usableTemplates(cloud: Cloud): Promise<readonly Template[]> {
  const [own, executable, shared] = await Promise.all([
    cloud.list("listTemplates", { templatefilter: "self" }),
    cloud.catalogue("listTemplates", { templatefilter: "executable" }),
    cloud.catalogue("listTemplates", { templatefilter: "sharedexecutable" }),
  ]);
  // A catalogue may still have one of the caller's own that is gone by now.
  const { account, domainid } = own[0] ?? {};
  const others = [...executable, ...shared].filter((one) => one.account !== account || one.domainid !== domainid);
  return mergeZones([...own, ...others]);
}

/** The caller's own template by its EC2 id, in one entry a zone. @throws Ec2Error InvalidAMIID.* */
export async function ownTemplate(
  imageId: string,
  { cloud, ids }: Pick<Ec2Context, "cloud" | "ids">,
): Promise<readonly [Template, ...Template[]]> {
  const id = await ids.resolveOne("image", imageId);
  const [first, ...rest] = await cloud.list("listTemplates", { templatefilter: "self", id });
  if (!first) throw notFoundError("image", imageId);
  return [first, ...rest];
}

/** CloudStack lists a template once a zone: the first entry stands for it, ready where any zone has it ready. */
function mergeZones(templates: readonly Template[]): readonly Template[] {
  const merged = new Map<string, Template>();
  for (const template of templates) {
    const known = merged.get(template.id);
    if (!known || (!known.isready && template.isready)) merged.set(template.id, template);
  }
  return [...merged.values()];
}
