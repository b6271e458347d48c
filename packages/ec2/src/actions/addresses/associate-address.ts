import type { Nic, PublicIpAddress, VirtualMachine } from "@stackgate/cloudstack";
import { defineAction, type InputOf } from "../../action";
import type { Ec2Context } from "../../context";
import { findAddress } from "../../map/addresses/find";
import { saying } from "../../map/half-made";
import { notFoundError } from "../../map/ids";
import { primaryNic } from "../../map/instances/interfaces";
import { AUTO_ADDRESS } from "../../map/instances/stamps";
import { interfaceUuid } from "../../map/network-interfaces/attachment";
import { reservedTag } from "../../map/tags";
import { honoured } from "../../rules";
import { Ec2Error, missingParameter } from "../../wire/error";
import { enforceMachines } from "../security-groups/enforce";
import { movedTo } from "./move";

type Input = InputOf<"AssociateAddress">;

/** As EC2 has it now, an address leaves what it was associated with, and an instance its address, unless the client says no. */
export const associateAddress = defineAction("AssociateAddress", {
  parameters: {
    AllocationId: honoured,
    PublicIp: honoured,
    InstanceId: honoured,
    NetworkInterfaceId: honoured,
    PrivateIpAddress: honoured,
    AllowReassociation: honoured,
  },
  check({ InstanceId, NetworkInterfaceId }) {
    if (InstanceId === undefined && NetworkInterfaceId === undefined) throw missingParameter("InstanceId");
  },
  async run(input, context) {
    const { cloud, ids } = context;
    const [address, { machine, nic }] = await Promise.all([
      findAddress("address", input.AllocationId, input.PublicIp, context),
      target(input, context),
    ]);
    const association = { AssociationId: ids.of("addressAssociation", address.id) };
    if (nic.publicipid === address.id) return association;
    if (address.zoneid !== machine.zoneid) {
      const message = `The address ${address.ipaddress} is not in the instance's zone: CloudStack's addresses stay in theirs`;
      throw new Ec2Error("InvalidParameterCombination", message);
    }
    if (address.virtualmachineid !== undefined) await freeAddress(address, input, context);
    if (nic.publicipid !== undefined) await freeMachine(machine, nic.publicipid, input, context);
    try {
      const here = await movedTo(nic, address, context);
      await cloud.call("enableStaticNat", {
        ipaddressid: here.id,
        virtualmachineid: machine.id,
        networkid: nic.networkid,
        ...(input.PrivateIpAddress !== undefined && { vmguestip: input.PrivateIpAddress }),
      });
    } catch (error) {
      throw address.virtualmachineid === undefined ? error : saying(error, "the address has left its former instance");
    }
    await enforceMachines([machine.id], context);
    return association;
  },
});

/** The machine and its nic that the address is for. */
async function target(input: Input, { cloud, ids }: Ec2Context): Promise<{ machine: VirtualMachine; nic: Nic }> {
  const { InstanceId, NetworkInterfaceId } = input;
  const [id, nicId] = await Promise.all([
    InstanceId === undefined ? undefined : ids.resolveOne("instance", InstanceId),
    NetworkInterfaceId === undefined ? undefined : ids.resolveOne("networkInterface", NetworkInterfaceId),
  ]);
  const machines = await cloud.list("listVirtualMachines", { ...(id !== undefined && { id }), details: ["nics"] });
  const nicOf = (one: VirtualMachine) =>
    nicId === undefined ? primaryNic(one) : one.nic?.find((candidate) => interfaceUuid(one, candidate) === nicId);
  const machine = machines.find((one) => nicOf(one) !== undefined);
  const nic = machine && nicOf(machine);
  if (!machine || !nic) {
    throw NetworkInterfaceId === undefined
      ? notFoundError("instance", InstanceId ?? "")
      : notFoundError("networkInterface", NetworkInterfaceId);
  }
  if (nic.type === "Shared") {
    throw new Ec2Error("UnsupportedOperation", "The instance is in a shared network and reached at its own address");
  }
  return { machine, nic };
}

async function freeAddress(address: PublicIpAddress, { AllowReassociation }: Input, { cloud }: Ec2Context) {
  if (AllowReassociation === false) {
    throw new Ec2Error("Resource.AlreadyAssociated", `resource ${address.ipaddress} is already associated`);
  }
  await cloud.run("disableStaticNat", { ipaddressid: address.id });
}

/** The address that the machine has: one that came with it is given back, another is freed unless the client says no. */
async function freeMachine(machine: VirtualMachine, id: string, { AllowReassociation }: Input, { cloud }: Ec2Context) {
  const own = reservedTag(machine, AUTO_ADDRESS) === id;
  if (!own && AllowReassociation === false) {
    throw new Ec2Error("Resource.AlreadyAssociated", "The instance is already associated with an address");
  }
  await cloud.run("disableStaticNat", { ipaddressid: id });
  if (own) await cloud.run("disassociateIpAddress", { id });
}
