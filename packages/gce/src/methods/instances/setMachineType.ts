import { defineMutation } from "../../frame/mutation";
import { findInstance, targetOf } from "../../map/instances/find";
import { machineTypeNamed, sizeDetails } from "../../map/machine-types";
import { GceError } from "../../wire/errors";
import { lastSegment } from "../../wire/links";

export const setMachineType = defineMutation("instances.setMachineType", {
  fields: { honours: ["machineType"] },
  async run({ parameters: { zone: zoneName, instance }, body: { machineType = "" } }, context) {
    const found = await findInstance(context, zoneName, instance);
    const { machine, zone } = found;
    const type = await machineTypeNamed(context, zone, lastSegment(machineType));
    if (machine.state !== "Stopped") {
      throw new GceError("resourceNotReady", "The machine type can only be changed while the instance is stopped.");
    }
    const details = sizeDetails(type);
    const { jobId } = await context.cloud.start("scaleVirtualMachine", {
      id: machine.id,
      serviceofferingid: type.offering.id,
      ...(Object.keys(details).length > 0 && { details: [details] }),
    });
    return { target: targetOf(found), jobId };
  },
});
