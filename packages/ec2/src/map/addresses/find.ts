import type { PublicIpAddress, VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { Ec2Error, missingParameter } from "../../wire/error";
import { notFoundError } from "../ids";
import type { KindName } from "../kinds";

type AddressContext = Pick<Ec2Context, "cloud" | "ids">;

/** The caller's addresses but those that networks and VPCs go out by: nobody may use them. One call. */
export async function listAddresses({ cloud }: AddressContext): Promise<readonly PublicIpAddress[]> {
  const addresses = await cloud.list("listPublicIpAddresses", { issourcenat: false });
  return [...addresses].sort(byAllocation);
}

/** The oldest first. */
export const byAllocation = (a: PublicIpAddress, b: PublicIpAddress): number =>
  `${a.allocated} ${a.id}` < `${b.allocated} ${b.id}` ? -1 : 1;

/** The machines that addresses lead to, by their UUIDs: one call, and none where no address leads anywhere. */
export async function machinesBehind(
  addresses: readonly PublicIpAddress[],
  { cloud }: AddressContext,
): Promise<ReadonlyMap<string | undefined, VirtualMachine>> {
  const ids = [...new Set(addresses.flatMap(({ virtualmachineid }) => virtualmachineid ?? []))];
  const machines = ids.length === 0 ? [] : await cloud.list("listVirtualMachines", { ids, details: ["nics"] });
  return new Map(machines.map((machine) => [machine.id, machine]));
}

/**
 * The address that a request names by an id (of its allocation or association) or by itself.
 * @throws Ec2Error InvalidAllocationID.NotFound, InvalidAssociationID.NotFound, InvalidAddress.NotFound, MissingParameter
 */
export async function findAddress(
  kind: Extract<KindName, "address" | "addressAssociation">,
  id: string | undefined,
  publicIp: string | undefined,
  context: AddressContext,
): Promise<PublicIpAddress> {
  if (id === undefined && publicIp === undefined) {
    throw missingParameter(kind === "address" ? "AllocationId" : "AssociationId");
  }
  const uuid = id === undefined ? undefined : await context.ids.resolveOne(kind, id);
  const addresses = await listAddresses(context);
  const found = addresses.find((one) => (uuid === undefined ? one.ipaddress === publicIp : one.id === uuid));
  if (found) return found;
  if (id !== undefined) throw notFoundError(kind, id);
  throw new Ec2Error("InvalidAddress.NotFound", `Address '${publicIp}' not found.`);
}
