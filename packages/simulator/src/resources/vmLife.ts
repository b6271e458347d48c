import type { Vm, VmState } from "../state/records";
import { noCapacity } from "../wire/errors";
import type { World } from "../world";
import { hostFor } from "./capacity";
import { implement } from "./networks";
import { completeNics, releaseNic } from "./nics";
import { DETAIL, dropDetail } from "./vmDetails";
import { removeVolume } from "./volumes";

export function enter({ clock }: World, vm: Vm, state: VmState): void {
  vm.state = state;
  vm.updated = clock.now();
}

/** Takes a host's capacity now, so that starts side by side see one another; `arrive` finishes or fails it. */
export function depart(world: World, vm: Vm): void {
  enter(world, vm, "Starting");
  vm.host = hostFor(world.state, vm)?.name;
}

/** Running, with its networks, addresses and disks in place; without a host the VM falls to `otherwise` and 533 is thrown. */
export function arrive(world: World, vm: Vm, otherwise: "Stopped" | "Error"): void {
  if (vm.host === undefined) {
    enter(world, vm, otherwise);
    throw noCapacity(`no host has room for ${vm.instanceName}`);
  }
  for (const nic of vm.nics) {
    const network = world.state.networks.get(nic.networkId);
    if (network) implement(world, network);
  }
  completeNics(world, vm);
  for (const volume of world.state.volumes.by("vm", vm.id)) if (volume.state === "Allocated") volume.state = "Ready";
  for (const copy of world.state.templates.get(vm.templateId)?.zones ?? [])
    if (copy.zoneId === vm.zoneId) copy.isOnPrimary = true;
  dropDetail(vm, DETAIL.deployed);
  enter(world, vm, "Running");
}

/** Off its host. */
export function halt(world: World, vm: Vm, state: "Stopped" | "Destroyed"): void {
  if (vm.host !== undefined) vm.details = { ...vm.details, [DETAIL.capacityFreed]: "false" };
  vm.host = undefined;
  if (state === "Destroyed") vm.measured = false;
  enter(world, vm, state);
}

/** Sets off the expunge that follows a destroy after the cloud's delay. */
export function expungeLater(world: World, vm: Vm): void {
  vm.cancelExpunge?.();
  vm.cancelExpunge = world.clock.after(world.settings.expungeDelay, () => expunge(world, vm));
}

/**
 * The end: addresses are free again, the root disk goes, and only the id and the events are remembered. It is no event
 * of its own (recorded).
 */
export function expunge(world: World, vm: Vm): void {
  const { state } = world;
  vm.cancelExpunge?.();
  for (const nic of vm.nics) releaseNic(world, nic);
  for (const volume of [...state.volumes.by("vm", vm.id)]) {
    if (volume.type === "ROOT") removeVolume(world, volume);
    else state.volumes.update(volume, { vmId: undefined });
  }
  for (const snapshot of [...state.vmSnapshots.by("account", vm.accountId)])
    if (snapshot.vmId === vm.id) state.vmSnapshots.delete(snapshot.id);
  forgetRules(world, vm);
  state.tags.forget(vm.id);
  state.vms.delete(vm.id);
}

/** Nothing keeps forwarding to a VM that is gone. */
function forgetRules({ state }: World, vm: Vm): void {
  for (const ip of state.publicIps.values()) if (ip.staticNat?.vmId === vm.id) ip.staticNat = undefined;
  for (const rule of [...state.portForwardingRules.by("account", vm.accountId)])
    if (rule.vmId === vm.id) state.portForwardingRules.delete(rule.id);
  for (const rule of state.loadBalancerRules.by("account", vm.accountId))
    rule.vmIds = rule.vmIds.filter((id) => id !== vm.id);
}

/** CloudStack's collector: what is running at each round has figures from then on. */
export function measureVms(world: World, delay: number): void {
  const { state, clock, settings } = world;
  clock.after(delay, () => {
    for (const vm of state.vms.values()) if (vm.state === "Running") vm.measured = true;
    measureVms(world, settings.statsInterval);
  });
}
