import { defineMutation } from "../../frame/mutation";
import { addressTarget, findAddress } from "../../map/addresses";
import { checkLabelFingerprint, checkLabels, replaceLabels } from "../../map/labels";

export const setLabels = defineMutation("addresses.setLabels", {
  fields: { honours: ["labels", "labelFingerprint"] },
  async run({ parameters: { region, resource }, body: { labels = {}, labelFingerprint } }, context) {
    checkLabels(labels, "labels");
    const address = await findAddress(context, region, resource);
    checkLabelFingerprint(labelFingerprint, address.cloud);
    await replaceLabels(context.cloud, "PublicIpAddress", address.cloud.id, address.cloud, labels);
    return { target: addressTarget(address) };
  },
});
