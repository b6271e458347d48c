import type { Host, Vm } from "../state/records";
import type { State } from "../state/state";
import { sizeOf } from "./limits";

interface Load {
  mhz: number;
  memory: number;
}

/** A host of the VM's zone with room for it and allowed by its affinity groups; undefined where there is none. */
export function hostFor(state: State, vm: Vm): Host | undefined {
  const zone = state.zones.must(vm.zoneId);
  const size = sizeOf(state, vm);
  const loads = loadsOf(state, vm.zoneId);
  const allowed = affinityOf(state, vm);
  const fits = (host: Host): boolean => {
    const { mhz, memory } = loads.get(host.name) ?? { mhz: 0, memory: 0 };
    return (
      host.cpuNumber >= size.cpuNumber &&
      mhz + size.cpuNumber * size.cpuSpeed <= host.cpuNumber * host.cpuSpeed &&
      memory + size.memory <= host.memory
    );
  };
  const used = (host: Host): number => loads.get(host.name)?.memory ?? 0;
  return zone.hosts
    .filter((host) => allowed(host) && fits(host))
    .sort((a, b) => used(a) - used(b))
    .at(0);
}

function loadsOf(state: State, zoneId: string): Map<string, Load> {
  const loads = new Map<string, Load>();
  for (const vm of state.vms.by("zone", zoneId)) {
    if (vm.host === undefined) continue;
    const load = loads.get(vm.host) ?? { mhz: 0, memory: 0 };
    const { cpuNumber, cpuSpeed, memory } = sizeOf(state, vm);
    loads.set(vm.host, { mhz: load.mhz + cpuNumber * cpuSpeed, memory: load.memory + memory });
  }
  return loads;
}

/** The strict kinds of affinity: apart from every other member, or with them. */
function affinityOf(state: State, vm: Vm): (host: Host) => boolean {
  const rules = vm.affinityGroupIds.flatMap((id) => {
    const type = state.affinityGroups.get(id)?.type;
    const hosts = new Set<string>();
    for (const other of state.vms.by("account", vm.accountId))
      if (other !== vm && other.host !== undefined && other.affinityGroupIds.includes(id)) hosts.add(other.host);
    return [{ type, hosts }];
  });
  return (host) =>
    rules.every(({ type, hosts }) => {
      if (type === "host anti-affinity") return !hosts.has(host.name);
      return type !== "host affinity" || hosts.size === 0 || hosts.has(host.name);
    });
}
