import { defineAction } from "../../action";
import { TERMINATING } from "../../map/instances/fate";
import { findLiving } from "../../map/instances/machines";
import { PENDING, RUNNING } from "../../map/instances/state";
import { removeReservedTag } from "../../map/reserved-tags";
import { honoured, ignored } from "../../rules";
import { change } from "./state-changes";

export const startInstances = defineAction("StartInstances", {
  parameters: { InstanceIds: honoured, AdditionalInfo: ignored("reserved by EC2, without a meaning") },
  async run({ InstanceIds }, context) {
    const machines = await findLiving(InstanceIds, { details: ["min"] }, context);
    const StartingInstances = await change(
      machines,
      { stopped: PENDING },
      [PENDING, RUNNING],
      context,
      async (machine) => {
        await removeReservedTag("UserVm", [machine], TERMINATING, context);
        await context.cloud.start("startVirtualMachine", { id: machine.id });
      },
    );
    return { StartingInstances };
  },
});
