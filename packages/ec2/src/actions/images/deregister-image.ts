import { CloudError, isRefusal } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import { SOURCE_SNAPSHOT } from "../../map/images/image";
import { ownTemplate } from "../../map/images/templates";
import { reservedTag } from "../../map/tags";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deregisterImage = defineAction("DeregisterImage", {
  parameters: { ImageId: honoured, DeleteAssociatedSnapshots: honoured },
  async run({ ImageId, DeleteAssociatedSnapshots }, context) {
    const { cloud, ids } = context;
    const [template] = await ownTemplate(ImageId, context);
    await cloud.run("deleteTemplate", { id: template.id }).catch(inUse);
    const snapshot = DeleteAssociatedSnapshots ? reservedTag(template, SOURCE_SNAPSHOT) : undefined;
    if (snapshot === undefined) return { Return: true };
    const ReturnCode = await cloud.run("deleteSnapshot", { id: snapshot }).then(() => "success", failed);
    return { Return: true, DeleteSnapshotResults: [{ SnapshotId: ids.of("snapshot", snapshot), ReturnCode }] };
  },
});

/** CloudStack keeps templates that instances were made of. */
function inUse(error: unknown): never {
  if (!isRefusal(error, 431)) throw error;
  throw new Ec2Error("InvalidAMIID.Unavailable", error.text, { cause: error });
}

/** The image is gone by then, so a snapshot that stays is told as a result. */
function failed(error: unknown): string {
  if (!(error instanceof CloudError)) throw error;
  return error.code === 431 ? "skipped" : "internal-error";
}
