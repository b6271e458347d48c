import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { MONITORING } from "../../map/instances/instance";
import { findLiving } from "../../map/instances/machines";
import { setReservedTag } from "../../map/reserved-tags";
import { honoured, refused } from "../../rules";

/** CloudStack always measures; what is switched is only whether EC2's clients are told so, hence a tag. */
const parameters = {
  InstanceIds: honoured,
  MetricCategoryIds: refused("CloudStack has one set of metrics"),
};

export const monitorInstances = defineAction("MonitorInstances", {
  parameters,
  run: ({ InstanceIds }, context) => turn(InstanceIds, "enabled", context),
});

export const unmonitorInstances = defineAction("UnmonitorInstances", {
  parameters,
  run: ({ InstanceIds }, context) => turn(InstanceIds, "disabled", context),
});

async function turn(instanceIds: readonly string[], State: string, context: Ec2Context) {
  const machines = await findLiving(instanceIds, { details: ["min"] }, context);
  await setReservedTag("UserVm", machines, MONITORING, State, context);
  const InstanceMonitorings = machines.map(({ id }) => ({
    InstanceId: context.ids.of("instance", id),
    Monitoring: { State },
  }));
  return { InstanceMonitorings };
}
