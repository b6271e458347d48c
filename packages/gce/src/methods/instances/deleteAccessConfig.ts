import { defineMutation } from "../../frame/mutation";
import { hasSecurityGroups } from "../../map/guest-networks";
import { releaseExternalAddress } from "../../map/instances/external-address";
import { findInstance, targetOf } from "../../map/instances/find";
import { GceError } from "../../wire/errors";

export const deleteAccessConfig = defineMutation("instances.deleteAccessConfig", {
  query: ["accessConfig", "networkInterface"],
  async run({ parameters: { zone, instance } }, context) {
    const found = await findInstance(context, zone, instance);
    const { publicipid } = found.machine;
    if (hasSecurityGroups(found.zone)) {
      throw new GceError(
        "invalid",
        "The external address is the machine's only one in this zone: it cannot be taken away.",
      );
    }
    if (publicipid === undefined) throw new GceError("invalid", "The instance has no access config.");
    await releaseExternalAddress(context, publicipid);
    return { target: targetOf(found) };
  },
});
