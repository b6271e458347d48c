import { defineMutation } from "../../frame/mutation";
import { newInstanceFields } from "../../map/instances/fields";
import { findInstance, targetOf } from "../../map/instances/find";
import { checkProvisioning } from "../../map/instances/wanted";

/** CloudStack decides by the offering and the host: what can be asked for here is what machines have anyway. */
export const setScheduling = defineMutation("instances.setScheduling", {
  fields: {
    honours: ["provisioningModel"],
    ignores: {
      automaticRestart: "whether a machine is restarted is its offering's.",
      onHostMaintenance: newInstanceFields.ignores["scheduling.onHostMaintenance"],
    },
    refuses: { preemptible: newInstanceFields.refuses["scheduling.preemptible"] },
  },
  async run({ parameters: { zone, instance }, body }, context) {
    checkProvisioning(body.provisioningModel, "resource");
    return { target: targetOf(await findInstance(context, zone, instance)) };
  },
});
