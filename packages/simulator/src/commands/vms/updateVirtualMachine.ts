import { note } from "../../events/note";
import { own } from "../../resources/own";
import { replaceDetails } from "../../resources/vmDetails";
import type { Vm } from "../../state/records";
import { vmView } from "../../views/vm";
import { internal, invalid } from "../../wire/errors";
import { type CallOf, plain } from "../command";
import { namedSecurityGroups } from "./checks/groups";
import { checkHostName, checkNameFree } from "./checks/hostName";
import { isTooLong } from "./checks/userData";
import { groupNamedOrNew } from "./instanceGroups";
import { deployUserData } from "./userData";

type Update = CallOf<"updateVirtualMachine">;
/** One part of an update: checks, and answers what makes the change. */
type Part = (call: Update, vm: Vm) => (() => void) | undefined;

/** All parts are checked before the first is done. */
export const updateVirtualMachine = plain("updateVirtualMachine", {
  kinds: { id: ["vm"] },
  run(call) {
    const { state, caller, input } = call;
    const vm = own(call, state.vms, input.need("id"));
    for (const change of PARTS.map((part) => part(call, vm))) change?.();
    note(call, "VM.UPDATE", "updating a virtual machine", {
      accountId: vm.accountId,
      resourceType: "VirtualMachine",
      resourceId: vm.id,
    });
    return { virtualmachine: vmView(state, vm, caller) };
  },
});

const name: Part = (call, vm) => {
  const wanted = call.input.text("name");
  if (wanted === undefined) return undefined;
  checkHostName(wanted);
  checkNameFree(
    call,
    wanted,
    vm.nics.map((nic) => nic.networkId),
    vm.id,
  );
  return () => call.state.vms.update(vm, { name: wanted });
};

const displayName: Part = ({ input }, vm) => {
  const wanted = input.text("displayname");
  if (wanted === undefined) return undefined;
  return () => {
    vm.displayName = wanted;
  };
};

/** Unlike a deploy, an update answers 530 for what is too long (recorded). */
const userData: Part = (call, vm) => {
  if (isTooLong(call.input.text("userdata") ?? "")) throw internal();
  const wanted = deployUserData(call);
  return () => Object.assign(vm, wanted);
};

const securityGroups: Part = (call, vm) => {
  const wanted = namedSecurityGroups(call, call.state.accounts.must(vm.accountId));
  if (!wanted) return undefined;
  if (vm.state !== "Stopped") throw invalid("security groups change only while the virtual machine is stopped");
  return () => {
    vm.securityGroupIds = wanted;
  };
};

/** Recorded as 530: details that only a deploy takes, and leaving out the size of a custom offering. */
const UNCHANGEABLE = new Set(["rootdisksize", "extraconfig"]);

const details: Part = ({ state, input }, vm) => {
  if (input.flag("cleanupdetails")) return () => replaceDetails(vm, {});
  const wanted = input.map("details");
  const keys = Object.keys(wanted);
  if (keys.length === 0) return undefined;
  const { cpuNumber, memory } = state.serviceOfferings.must(vm.serviceOfferingId);
  const lost = (fixed: number | undefined, key: string) => fixed === undefined && wanted[key] === undefined;
  if (keys.some((key) => UNCHANGEABLE.has(key)) || lost(cpuNumber, "cpuNumber") || lost(memory, "memory"))
    throw internal();
  return () => replaceDetails(vm, wanted);
};

const protection: Part = ({ input }, vm) => {
  const wanted = input.flag("deleteprotection");
  if (wanted === undefined) return undefined;
  return () => {
    vm.deleteProtection = wanted;
  };
};

/** No offering here has high availability, without which turning it on is 530 (recorded). */
const highAvailability: Part = ({ input }) => {
  if (input.flag("haenable")) throw internal();
  return undefined;
};

const osType: Part = ({ input }, vm) => {
  const wanted = input.text("ostypeid");
  if (wanted === undefined) return undefined;
  return () => {
    vm.osTypeId = wanted;
  };
};

const group: Part = (call, vm) => {
  const wanted = call.input.text("group");
  if (wanted === undefined) return undefined;
  return () => {
    vm.instanceGroupId = groupNamedOrNew(call, call.state.accounts.must(vm.accountId), wanted).id;
  };
};

const PARTS: readonly Part[] = [
  name,
  displayName,
  userData,
  securityGroups,
  details,
  protection,
  highAvailability,
  osType,
  group,
];
