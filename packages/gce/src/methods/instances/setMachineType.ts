import { defineMutation } from "../../frame/mutation";
import { changeMachineType } from "../../map/instances/changes";
import { findInstance, targetOf } from "../../map/instances/find";

export const setMachineType = defineMutation("instances.setMachineType", {
  fields: { honours: ["machineType"] },
  async run({ parameters: { zone, instance }, body: { machineType = "" } }, context) {
    const found = await findInstance(context, zone, instance);
    return { target: targetOf(found), jobId: await changeMachineType(context, found, machineType) };
  },
});
