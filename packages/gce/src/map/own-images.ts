import type { Context } from "../context";
import { GceError, notFound } from "../wire/errors";
import { type Image, imageNamed } from "./images";

/** An image that the caller may change: other accounts' templates can be used but are not theirs. */
export async function ownImage(context: Context, wanted: string): Promise<Image> {
  const { project, caller } = context;
  const path = `projects/${project.name}/global/images/${wanted}`;
  const image = await imageNamed(context, project.name, wanted);
  if (!image) throw notFound(path);
  const { account, projectid } = image.template;
  const own = project.kind === "project" ? projectid === project.uuid : account === caller.account;
  if (!own) throw new GceError("forbidden", `The image '${path}' belongs to another account.`);
  return image;
}

export const imageTarget = ({ name, template }: Image) => ({ uuid: template.id, name });
