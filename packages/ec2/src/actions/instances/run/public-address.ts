import { sideBySide, type VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { primaryNic } from "../../../map/instances/interfaces";
import { AUTO_ADDRESS } from "../../../map/instances/stamps";
import { givesPublicAddresses } from "../../../map/networks/subnet-view";
import { setReservedTag } from "../../../map/reserved-tags";
import type { RunInstancesRequest } from "../../../model/types.generated";
import { enforceMachines } from "../../security-groups/enforce";
import { AT_ONCE } from "../state-changes";
import type { WantedNic } from "./interfaces";
import type { Place } from "./place";

/**
 * Whether each instance gets a public address of its own: as the request says, else as is usual in the subnet. EC2 asks
 * the subnet only for instances with a single, new interface.
 */
export function wantsPublicAddress(
  { NetworkInterfaces: interfaces = [] }: Pick<RunInstancesRequest, "NetworkInterfaces">,
  nics: readonly WantedNic[],
  { networks: [network] }: Place,
): boolean {
  const [asked] = interfaces.flatMap(({ AssociatePublicIpAddress }) => AssociatePublicIpAddress ?? []);
  if (asked !== undefined) return interfaces.some(({ AssociatePublicIpAddress }) => AssociatePublicIpAddress);
  const [nic, ...more] = nics;
  return more.length === 0 && nic?.note === undefined && network !== undefined && givesPublicAddresses(network);
}

/**
 * Gives each machine a public address of its own that goes when it goes, by static NAT. Addresses of shared networks
 * need none.
 * @throws whatever failed, once the addresses are given back
 */
export async function givePublicAddresses(
  machines: readonly VirtualMachine[],
  context: Ec2Context,
): Promise<readonly VirtualMachine[]> {
  if (machines.every((machine) => primaryNic(machine)?.type === "Shared")) return machines;
  const taken: string[] = [];
  try {
    const reachable = await sideBySide(machines, AT_ONCE, (machine) => givePublicAddress(machine, taken, context));
    await enforceMachines(
      machines.map(({ id }) => id),
      context,
    );
    return reachable;
  } catch (error) {
    await sideBySide(taken, AT_ONCE, (id) => context.cloud.start("disassociateIpAddress", { id }));
    throw error;
  }
}

async function givePublicAddress(
  machine: VirtualMachine,
  taken: string[],
  context: Ec2Context,
): Promise<VirtualMachine> {
  const { cloud } = context;
  const nic = primaryNic(machine);
  const where = nic?.vpcid === undefined ? { networkid: nic?.networkid } : { vpcid: nic.vpcid };
  const address = await cloud.run("associateIpAddress", where);
  taken.push(address.id);
  await cloud.call("enableStaticNat", {
    ipaddressid: address.id,
    virtualmachineid: machine.id,
    networkid: nic?.networkid,
  });
  await setReservedTag("UserVm", [machine], AUTO_ADDRESS, address.id, context);
  const reachable = { publicipid: address.id, ...(address.ipaddress !== undefined && { publicip: address.ipaddress }) };
  return { ...machine, nic: (machine.nic ?? []).map((one) => (one === nic ? { ...one, ...reachable } : one)) };
}
