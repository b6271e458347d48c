import { type VirtualMachine, volumesByMachine } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { forget, writeNotes } from "../../map/account-tags";
import { TERMINATING } from "../../map/instances/fate";
import { findMachines } from "../../map/instances/machines";
import { AUTO_ADDRESS, stampsOf } from "../../map/instances/stamps";
import { SHUTTING_DOWN, TERMINATED } from "../../map/instances/state";
import type { VolumesByMachine } from "../../map/instances/view";
import { type AttachedVolume, goesWithInstance } from "../../map/instances/volumes";
import { attachmentsOf } from "../../map/network-interfaces/attachment";
import { factTags } from "../../map/network-interfaces/note";
import { setReservedTag } from "../../map/reserved-tags";
import { reservedTag } from "../../map/tags";
import { honoured, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { change } from "./state-changes";

/** From anywhere, also while CloudStack is busy with the instance: it queues what it can't do at once. */
const ENDS = {
  pending: SHUTTING_DOWN,
  running: SHUTTING_DOWN,
  stopping: SHUTTING_DOWN,
  stopped: TERMINATED,
  // What a failed start left: only this removes it from CloudStack.
  terminated: TERMINATED,
};

export const terminateInstances = defineAction("TerminateInstances", {
  parameters: {
    InstanceIds: honoured,
    Force: refused("CloudStack has one way to destroy an instance", false),
    SkipOsShutdown: refused("CloudStack shuts the system down first", false),
  },
  async run({ InstanceIds }, context) {
    const { machines, gone } = await findMachines(InstanceIds, { details: ["nics"] }, context);
    for (const { id, deleteprotection } of machines) {
      if (deleteprotection) {
        throw new Ec2Error(
          "OperationNotPermitted",
          `The instance '${context.ids.of("instance", id)}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
        );
      }
    }
    const volumes = await dataVolumes(machines, context);
    const changes = await change(machines, ENDS, [], context, async (machine) => {
      const volumeids = doomedVolumes(machine, volumes.get(machine.id));
      if (machine.state === "Starting") {
        await setReservedTag("UserVm", [machine], TERMINATING, String(context.now()), context);
      }
      await context.cloud.start("destroyVirtualMachine", { id: machine.id, volumeids });
      const address = doomedAddress(machine);
      if (address !== undefined) await context.cloud.start("disassociateIpAddress", { id: address });
      await leaveInterfaces(machine, context);
    });
    const before = [...gone].map((uuid) => ({
      InstanceId: context.ids.of("instance", uuid),
      PreviousState: TERMINATED,
      CurrentState: TERMINATED,
    }));
    return { TerminatingInstances: [...changes, ...before] };
  },
});

/** As they are now: by a list that is a moment old, volumes would go that another replica was told to keep. */
async function dataVolumes(machines: readonly VirtualMachine[], { cloud }: Ec2Context): Promise<VolumesByMachine> {
  const [only, ...others] = machines;
  if (only === undefined) return new Map();
  const which = others.length === 0 ? { virtualmachineid: only.id } : {};
  return volumesByMachine(await cloud.list("listVolumes", { ...which, type: "DATADISK" }));
}

/** CloudStack takes the root volume along by itself, and data volumes only by name. */
function doomedVolumes(
  machine: VirtualMachine,
  volumes: readonly AttachedVolume[] = [],
): readonly string[] | undefined {
  const { deletedDevices } = stampsOf(machine);
  const doomed = volumes.filter((volume) => goesWithInstance(volume, deletedDevices));
  return doomed.length > 0 ? doomed.map(({ id }) => id) : undefined;
}

/** Interfaces that are noted outlast the instance, unless they shall go with it. */
async function leaveInterfaces(machine: VirtualMachine, context: Ec2Context): Promise<void> {
  for (const { uuid, nic, deleteOnTermination } of attachmentsOf(machine)) {
    const address = machine.nic?.find(({ id }) => id === nic)?.ipaddress;
    if (deleteOnTermination) await forget("networkInterface", uuid, context);
    else if (address !== undefined) await writeNotes(factTags(uuid, { address }), context);
  }
}

/** The address that came with the instance, if it still has that one. */
function doomedAddress(machine: VirtualMachine): string | undefined {
  const came = reservedTag(machine, AUTO_ADDRESS);
  return machine.nic?.some(({ publicipid }) => publicipid !== undefined && publicipid === came) ? came : undefined;
}
