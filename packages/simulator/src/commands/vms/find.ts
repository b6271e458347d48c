import { isAdmin } from "../../access/caller";
import { inScope, listScope } from "../../access/scope";
import { DETAIL } from "../../resources/vmDetails";
import type { Vm } from "../../state/records";
import type { CallOf, NamesOf } from "../command";
import { selector } from "../filters";

type Test = (vm: Vm) => boolean;
type Filter = readonly [name: NamesOf<"listVirtualMachines">, test: (vm: Vm, value: string) => boolean];

/** The VMs that listVirtualMachines and listVirtualMachinesMetrics choose. Users don't see destroyed ones at all. */
export function findVms(call: CallOf<"listVirtualMachines">): Vm[] {
  const { state, caller, input } = call;
  const selected = selector<Vm>(state, input, (vm) => [
    vm.name,
    vm.displayName,
    ...vm.nics.map((nic) => nic.ipAddress),
  ]);
  const tests = [isAdmin(caller) ? isAnything : isPresent, selected, ...requested(call)];
  return inScope(state.vms, listScope(state, caller, input)).filter((vm) => tests.every((test) => test(vm)));
}

const isAnything: Test = () => true;
const isPresent: Test = (vm) => vm.state !== "Destroyed" && vm.state !== "Expunging";

/** One test for each filter that was given. */
function requested({ state, input }: CallOf<"listVirtualMachines">): Test[] {
  const inNetwork = (vm: Vm, wanted: (networkId: string) => boolean) => vm.nics.some((nic) => wanted(nic.networkId));
  const filters: readonly Filter[] = [
    ["state", (vm, value) => vm.state.toLowerCase() === value.toLowerCase()],
    ["zoneid", (vm, value) => vm.zoneId === value],
    ["templateid", (vm, value) => vm.templateId === value],
    ["serviceofferingid", (vm, value) => vm.serviceOfferingId === value],
    ["userid", (vm, value) => vm.userId === value],
    ["userdataid", (vm, value) => vm.userDataId === value],
    ["groupid", (vm, value) => vm.instanceGroupId === value],
    ["affinitygroupid", (vm, value) => vm.affinityGroupIds.includes(value)],
    ["securitygroupid", (vm, value) => vm.securityGroupIds.includes(value)],
    ["networkid", (vm, value) => inNetwork(vm, (id) => id === value)],
    ["vpcid", (vm, value) => inNetwork(vm, (id) => state.networks.get(id)?.vpcId === value)],
    // Recorded: a VM with two pairs is found by neither.
    ["keypair", (vm, value) => vm.details[DETAIL.keyPairNames] === value],
    ["hypervisor", (_, value) => value.toLowerCase() === "simulator"],
    ["haenable", (vm, value) => vm.haEnable === (value.toLowerCase() === "true")],
    ["isoid", () => false],
  ];
  return filters.flatMap(([name, test]) => {
    const value = input.text(name);
    return value === undefined ? [] : [(vm: Vm) => test(vm, value)];
  });
}
