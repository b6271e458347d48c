import type { VirtualMachine } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { type FilterTable, findNothing, matcher, operatorFilters } from "../../map/filters";
import { findMachines } from "../../map/instances/machines";
import { inOrder } from "../../map/instances/reservations";
import { RUNNING, stateOf, TERMINATED } from "../../map/instances/state";
import { pageOf } from "../../map/paging";
import { zoneName } from "../../map/zones";
import type { InstanceStatus } from "../../model/types.generated";
import { honoured, ignored, paged } from "../../rules";

const reachability = (read: "InstanceStatus" | "SystemStatus") => (status: InstanceStatus) =>
  status[read]?.Details?.map(({ Status }) => Status);

const filters: FilterTable<InstanceStatus> = {
  ...findNothing(
    "application-status.status",
    "attached-ebs-status.status",
    "event.code",
    "event.description",
    "event.instance-event-id",
    "event.not-after",
    "event.not-before",
    "event.not-before-deadline",
  ),
  ...operatorFilters,
  "availability-zone": ({ AvailabilityZone }) => AvailabilityZone,
  "availability-zone-id": ({ AvailabilityZoneId }) => AvailabilityZoneId,
  "instance-state-code": ({ InstanceState }) => InstanceState?.Code,
  "instance-state-name": ({ InstanceState }) => InstanceState?.Name,
  "instance-status.reachability": reachability("InstanceStatus"),
  "instance-status.status": ({ InstanceStatus }) => InstanceStatus?.Status,
  "system-status.reachability": reachability("SystemStatus"),
  "system-status.status": ({ SystemStatus }) => SystemStatus?.Status,
};

export const describeInstanceStatus = defineAction("DescribeInstanceStatus", {
  parameters: {
    InstanceIds: honoured,
    Filters: honoured,
    IncludeAllInstances: honoured,
    ...paged,
    IncludeManagedResources: ignored("no provider but the caller manages instances here"),
  },
  filters,
  async run(input, context) {
    const all = await statuses(input.InstanceIds, context);
    const shown = input.IncludeAllInstances
      ? all
      : all.filter(({ InstanceState }) => InstanceState?.Name === RUNNING.Name);
    const { items, next } = pageOf(shown.filter(matcher(filters, input.Filters)), input, context);
    return { InstanceStatuses: items, NextToken: next };
  },
});

async function statuses(instanceIds: readonly string[] | undefined, context: Ec2Context): Promise<InstanceStatus[]> {
  if (instanceIds === undefined) {
    const machines = await context.cloud.list("listVirtualMachines", { details: ["min"] });
    return inOrder(machines).map((machine) => statusOf(machine, context));
  }
  const { machines, gone } = await findMachines(instanceIds, { details: ["min"] }, context);
  const ended = [...gone].map((uuid) => ({
    InstanceId: context.ids.of("instance", uuid),
    InstanceState: TERMINATED,
    ...both("not-applicable"),
  }));
  return [...inOrder(machines).map((machine) => statusOf(machine, context)), ...ended];
}

function statusOf({ id, state, zoneid, zonename = "" }: VirtualMachine, { ids, config }: Ec2Context): InstanceStatus {
  return {
    InstanceId: ids.of("instance", id),
    AvailabilityZone: zoneName(zonename, config),
    AvailabilityZoneId: zoneid,
    InstanceState: stateOf(state),
    ...both(HEALTH[state] ?? "not-applicable"),
  };
}

/** CloudStack knows whether it reaches the host that runs a machine; that the system within is well nobody can say. */
const HEALTH: Readonly<Record<string, keyof typeof REACHABILITY>> = {
  Starting: "initializing",
  Running: "ok",
  Migrating: "ok",
  Restoring: "ok",
  BackingUp: "ok",
  Unknown: "impaired",
};
const REACHABILITY = {
  ok: "passed",
  impaired: "failed",
  initializing: "initializing",
  "not-applicable": undefined,
} as const;

function both(Status: keyof typeof REACHABILITY): Pick<InstanceStatus, "InstanceStatus" | "SystemStatus"> {
  const reached = REACHABILITY[Status];
  const summary = { Status, Details: reached === undefined ? [] : [{ Name: "reachability", Status: reached }] };
  return { InstanceStatus: summary, SystemStatus: summary };
}
