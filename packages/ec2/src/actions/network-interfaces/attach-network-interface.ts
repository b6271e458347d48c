import type { Network, VirtualMachine } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { writeNotes } from "../../map/account-tags";
import { completed } from "../../map/half-made";
import { notFoundError } from "../../map/ids";
import { groupsOf } from "../../map/membership";
import { findInterface } from "../../map/network-interfaces/find";
import { attachmentOf, sayAttached } from "../../map/network-interfaces/keep";
import { factTags, type InterfaceNote } from "../../map/network-interfaces/note";
import { findSubnet } from "../../map/networks/subnets";
import { honoured, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const attachNetworkInterface = defineAction("AttachNetworkInterface", {
  parameters: {
    NetworkInterfaceId: honoured,
    InstanceId: honoured,
    DeviceIndex: honoured,
    NetworkCardIndex: refused("instances have one network card", 0),
    EnaQueueCount: refused("CloudStack has no ENA"),
    EnaSrdSpecification: refused("CloudStack has no ENA"),
  },
  /** Waits for the nic, since its UUID is the attachment's. */
  async run({ NetworkInterfaceId, InstanceId, DeviceIndex }, context) {
    const { cloud, ids, now } = context;
    const [found, id] = await Promise.all([
      findInterface(NetworkInterfaceId, context),
      ids.resolveOne("instance", InstanceId),
    ]);
    if (found.attached) {
      throw new Ec2Error("InvalidNetworkInterface.InUse", `Interface: [${NetworkInterfaceId}] in use.`);
    }
    const { note, machines } = found;
    const machine = machines.find((one) => one.id === id);
    if (!machine) throw notFoundError("instance", InstanceId);
    requireSlot(machine, InstanceId, DeviceIndex);
    const { network } = await findSubnet(ids.of("subnet", note.subnet), context);
    await requireRoom(machine, network, context);
    await requireGroupsOf(machine, note, context);
    const made = await cloud.run("addNicToVirtualMachine", {
      virtualmachineid: id,
      networkid: network?.id ?? "",
      ipaddress: note.address,
      macaddress: note.mac,
    });
    const nic = made.nic?.find(({ networkid }) => networkid === network?.id);
    if (!nic) throw new Ec2Error("InternalError", "CloudStack did not say which nic it made");
    const AttachmentId = ids.of("attachment", nic.id);
    const attachment = { uuid: note.uuid, nic: nic.id, index: DeviceIndex, deleteOnTermination: false };
    await completed(
      AttachmentId,
      async () => {
        await sayAttached(machine, { ...attachment, since: new Date(now()) }, context);
        if (note.address === undefined) await writeNotes(factTags(note.uuid, { address: nic.ipaddress }), context);
      },
      () => cloud.run("removeNicFromVirtualMachine", { virtualmachineid: id, nicid: nic.id }),
    );
    return { AttachmentId, NetworkCardIndex: 0 };
  },
});

function requireSlot(machine: VirtualMachine, instanceId: string, index: number): void {
  if (machine.state !== "Running" && machine.state !== "Stopped") {
    throw new Ec2Error("IncorrectState", `Instance '${instanceId}' is not 'running' or 'stopped'`);
  }
  const taken = (machine.nic ?? []).map((nic) => attachmentOf({ machine, nic }).index);
  if (index >= 1 && !taken.includes(index)) return;
  throw new Ec2Error(
    "InvalidParameterValue",
    `Instance '${instanceId}' already has an interface attached at device index '${index}'.`,
  );
}

/** What CloudStack would refuse, in words that name the reason. */
async function requireRoom(
  machine: VirtualMachine,
  network: Network | undefined,
  { cloud }: Pick<Ec2Context, "cloud">,
): Promise<void> {
  const zones = await cloud.catalogue("listZones", {});
  if (zones.find(({ id }) => id === machine.zoneid)?.networktype === "Basic") {
    throw new Ec2Error("AttachmentLimitExceeded", "Instances in this zone have one network interface");
  }
  if (network !== undefined && network.zoneid !== machine.zoneid) {
    throw new Ec2Error(
      "InvalidParameterCombination",
      "You may not attach a network interface to an instance if they are not in the same availability zone",
    );
  }
  if (network === undefined || machine.nic?.some(({ networkid }) => networkid === network.id)) {
    throw new Ec2Error("InvalidParameterCombination", "CloudStack attaches an instance to a network only once");
  }
}

/** CloudStack has groups by machine: other ones of the interface's own would have no effect. */
async function requireGroupsOf(
  machine: VirtualMachine,
  { groups }: InterfaceNote,
  { cloud }: Pick<Ec2Context, "cloud">,
): Promise<void> {
  if (groups === undefined) return;
  const own = groupsOf(machine, await cloud.catalogue("listSecurityGroups", {})).map(({ id }) => id);
  if (own.length === groups.length && groups.every((id) => own.includes(id))) return;
  throw new Ec2Error(
    "UnsupportedOperation",
    "All interfaces of an instance are in its security groups, and this one was given others: change either's groups first",
  );
}
