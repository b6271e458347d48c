import type { Cloud, Template } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { notFoundError } from "../../map/ids";
import { rootDevice } from "../../map/images/image";
import { usableTemplates } from "../../map/images/templates";
import { ownerId } from "../../map/owner";
import type { ImageAttribute, LaunchPermission } from "../../model/types.generated";
import { honoured } from "../../rules";
import { Ec2Error, invalidValue } from "../../wire/error";

type Reader = (template: Template, context: Ec2Context) => Promise<Omit<ImageAttribute, "ImageId">>;

/** Every attribute EC2 has. Templates have no kernels, product codes, firmware data or protection: those are empty. */
const ATTRIBUTES: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["description", async ({ displaytext }) => ({ Description: { Value: displaytext } })],
  ["launchPermission", async (template, { cloud }) => ({ LaunchPermissions: await permissions(template, cloud) })],
  ["blockDeviceMapping", async (template, { ids }) => ({ BlockDeviceMappings: [rootDevice(template, ids)] })],
  ["productCodes", async () => ({ ProductCodes: [] })],
  ["kernel", async () => ({ KernelId: {} })],
  ["ramdisk", async () => ({ RamdiskId: {} })],
  ["sriovNetSupport", async () => ({ SriovNetSupport: {} })],
  ["bootMode", async () => ({ BootMode: {} })],
  ["tpmSupport", async () => ({ TpmSupport: {} })],
  ["uefiData", async () => ({ UefiData: {} })],
  ["lastLaunchedTime", async () => ({ LastLaunchedTime: {} })],
  ["imdsSupport", async () => ({ ImdsSupport: {} })],
  ["deregistrationProtection", async () => ({ DeregistrationProtection: { Value: "disabled" } })],
]);

export const describeImageAttribute = defineAction("DescribeImageAttribute", {
  parameters: { ImageId: honoured, Attribute: honoured },
  check({ Attribute }) {
    if (!ATTRIBUTES.has(Attribute)) throw invalidValue("Attribute", Attribute, "Images have no such attribute.");
  },
  async run({ ImageId, Attribute }, context) {
    const id = await context.ids.resolveOne("image", ImageId);
    const template = (await usableTemplates(context.cloud)).find((one) => one.id === id);
    if (!template) throw notFoundError("image", ImageId);
    const isOwn = ownerId(template.account ?? "", template.domainid ?? "") === context.owner;
    if (Attribute === "launchPermission" && !isOwn) {
      throw new Ec2Error("AuthFailure", `Not authorized for image: ${ImageId}`);
    }
    return { ImageId, ...(await ATTRIBUTES.get(Attribute)?.(template, context)) };
  },
});

/** A template that is shared with nobody names its owner. */
async function permissions(template: Template, cloud: Cloud): Promise<LaunchPermission[]> {
  const { account = [], ispublic } = await cloud.call("listTemplatePermissions", { id: template.id });
  const users = account
    .filter((name) => name !== template.account)
    .map((name) => ({ UserId: ownerId(name, template.domainid ?? "") }));
  return [...(ispublic ? [{ Group: "all" }] : []), ...users];
}
