import { defineMutation } from "../../frame/mutation";
import { hasSecurityGroups } from "../../map/guest-networks";
import { reservedAddress } from "../../map/instances/external-address";
import { newInstanceFields } from "../../map/instances/fields";
import { findInstance, targetOf } from "../../map/instances/find";
import { translate } from "../../map/instances/translate";
import { GceError } from "../../wire/errors";

export const addAccessConfig = defineMutation("instances.addAccessConfig", {
  query: ["networkInterface"],
  fields: {
    honours: ["type", "natIP"],
    echoes: ["name"],
    ignores: {
      networkTier: newInstanceFields.ignores["networkInterfaces.accessConfigs.networkTier"],
    },
  },
  async run({ parameters: { zone, instance }, body }, context) {
    const found = await findInstance(context, zone, instance);
    if (hasSecurityGroups(found.zone) || found.machine.publicip !== undefined) {
      throw new GceError("invalid", "At most one access config is allowed, and the instance has one.");
    }
    const reserved = await reservedAddress(context, body.natIP, "resource.natIP");
    await translate(context, found.machine, reserved);
    return { target: targetOf(found) };
  },
});
