import { checkAccess } from "../access/caller";
import type { Network, Nic, Vm } from "../state/records";
import { invalid } from "../wire/errors";
import type { Call, World } from "../world";
import { guestMac, releaseAddress, takeAddress } from "./guestAddresses";

export interface Placement {
  readonly network: Network;
  readonly ipAddress?: string | undefined;
  readonly macAddress?: string | undefined;
}

/** A nic in a network, with an address unless the zone gives it at the start (basic zones do). */
export function newNic(world: World, placement: Placement, deviceId: number): Nic {
  const { network, ipAddress, macAddress } = placement;
  const id = world.state.newId();
  world.state.directory.set(id, "nic");
  const nic: Nic = { id, networkId: network.id, isDefault: deviceId === 0, deviceId, secondary: [] };
  const isLate = world.state.zones.must(network.zoneId).networkType === "Basic" && ipAddress === undefined;
  if (!isLate) address(world, network, nic, ipAddress, macAddress);
  return nic;
}

/** Gives every nic what it lacks, as a start does. */
export function completeNics(world: World, vm: Vm): void {
  for (const nic of vm.nics) {
    const network = world.state.networks.get(nic.networkId);
    if (network && nic.macAddress === undefined) address(world, network, nic);
  }
}

function address({ random }: World, network: Network, nic: Nic, wanted?: string, mac?: string): void {
  if (network.type !== "L2") nic.ipAddress = takeAddress(network, random, wanted);
  nic.macAddress = mac ?? guestMac(random);
}

/** Gives the addresses of a nic back to its network. */
export function releaseNic({ state }: World, nic: Nic): void {
  const network = state.networks.get(nic.networkId);
  const addresses = [nic.ipAddress, ...nic.secondary.map((one) => one.ipAddress)];
  for (const one of addresses) if (one !== undefined) releaseAddress(network, one);
}

/** The VM's nic with this id; 431 where it has none such. */
export function nicOf(vm: Vm, id: string): Nic {
  const nic = vm.nics.find((one) => one.id === id);
  if (!nic) throw invalid(`the virtual machine has no nic ${id}`);
  return nic;
}

/** The caller's nic with this id, and its VM; 431 where there is none such, 531 where it is another tenant's. */
export function ownNic({ state, caller }: Call, id: string): { readonly vm: Vm; readonly nic: Nic } {
  for (const vm of state.vms.values()) {
    const nic = vm.nics.find((one) => one.id === id);
    if (!nic) continue;
    checkAccess(state, caller, vm);
    return { vm, nic };
  }
  throw invalid(`no nic ${id}`);
}
