import { defineAction } from "../../action";
import { findLiving } from "../../map/instances/machines";
import { STOPPED, STOPPING } from "../../map/instances/state";
import { honoured, refused } from "../../rules";
import { change } from "./state-changes";

export const stopInstances = defineAction("StopInstances", {
  parameters: {
    InstanceIds: honoured,
    Force: honoured,
    Hibernate: refused("CloudStack does not hibernate instances", false),
    SkipOsShutdown: refused("Force does the same in CloudStack", false),
  },
  async run({ InstanceIds, Force: forced }, context) {
    const machines = await findLiving(InstanceIds, { details: ["min"] }, context);
    // Forced, CloudStack also takes back an instance that hangs while it starts or stops.
    const from = forced
      ? { running: STOPPING, pending: STOPPING, stopping: STOPPING }
      : { running: STOPPING, pending: STOPPING };
    const StoppingInstances = await change(
      machines,
      from,
      forced ? [STOPPED] : [STOPPED, STOPPING],
      context,
      ({ id }) => context.cloud.start("stopVirtualMachine", { id, forced }),
    );
    return { StoppingInstances };
  },
});
