import { defineAction } from "../../action";
import { findLiving } from "../../map/instances/machines";
import { RUNNING } from "../../map/instances/state";
import { honoured } from "../../rules";
import { change } from "./state-changes";

export const rebootInstances = defineAction("RebootInstances", {
  parameters: { InstanceIds: honoured },
  async run({ InstanceIds }, context) {
    const machines = await findLiving(InstanceIds, { details: ["min"] }, context);
    await change(machines, { running: RUNNING }, [], context, ({ id }) =>
      context.cloud.start("rebootVirtualMachine", { id }),
    );
    return {};
  },
});
