import { defineAction } from "../../action";
import { isToldToEnd, TERMINATING } from "../../map/instances/fate";
import { findLiving } from "../../map/instances/machines";
import { PENDING, RUNNING } from "../../map/instances/state";
import { RESERVED_PREFIX } from "../../map/tags";
import { honoured, ignored } from "../../rules";
import { change } from "./state-changes";

export const startInstances = defineAction("StartInstances", {
  parameters: { InstanceIds: honoured, AdditionalInfo: ignored("reserved by EC2, without a meaning") },
  async run({ InstanceIds }, context) {
    const machines = await findLiving(InstanceIds, { details: ["min"] }, context);
    const { cloud } = context;
    const StartingInstances = await change(
      machines,
      { stopped: PENDING },
      [PENDING, RUNNING],
      context,
      async (machine) => {
        const { id } = machine;
        if (isToldToEnd(machine)) {
          const tags = [{ key: RESERVED_PREFIX + TERMINATING }];
          await cloud.run("deleteTags", { resourcetype: "UserVm", resourceids: [id], tags });
        }
        await cloud.start("startVirtualMachine", { id });
      },
    );
    return { StartingInstances };
  },
});
