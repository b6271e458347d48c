import { isAdmin } from "../../access/caller";
import { ownerOf } from "../../access/scope";
import { checkLimit, sizeOf } from "../../resources/limits";
import { newNic, type Placement } from "../../resources/nics";
import { DETAIL } from "../../resources/vmDetails";
import { arrive, depart } from "../../resources/vmLife";
import { addVolume } from "../../resources/volumes";
import type { Account, Template, Vm } from "../../state/records";
import { vmResult } from "../../views/vm";
import { badParameter, forbidden, invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";
import { disksFor } from "./checks/disks";
import { affinityGroupsFor, securityGroupsFor } from "./checks/groups";
import { checkHostName, checkNameFree } from "./checks/hostName";
import { keyPairDetails } from "./checks/keyPairs";
import { placementsFor } from "./checks/placements";
import { checkSize } from "./checks/size";
import { groupNamedOrNew } from "./instanceGroups";
import { newPassword, rememberPassword } from "./password";
import { deployUserData } from "./userData";

type Deploy = CallOf<"deployVirtualMachine">;

/**
 * Everything that is wrong with the request fails the call; only what the hosts decide fails the job, and leaves the
 * VM in state Error.
 */
export const deployVirtualMachine = job("deployVirtualMachine", {
  kinds: { overridediskofferingid: ["diskOffering"] },
  java: "user.vm.DeployVMCmd",
  instanceType: "VirtualMachine",
  event: "VM.CREATE",
  description: "deploying a virtual machine",
  start(call) {
    const { state, settings, caller, input } = call;
    const starts = input.flag("startvm") ?? true;
    const vm = create(call);
    const password = state.templates.get(vm.templateId)?.passwordEnabled
      ? (input.text("password") ?? newPassword(call.random))
      : undefined;
    return {
      id: vm.id,
      accountId: vm.accountId,
      lasts: starts ? settings.vmStart : settings.quickJob,
      queue: vm.id,
      begin() {
        if (starts) depart(call, vm);
      },
      finish(done) {
        if (starts) arrive(call, vm, "Error");
        if (password !== undefined) rememberPassword(vm, password);
        return vmResult(state, vm, caller, done, { password });
      },
    };
  },
});

function create(call: Deploy): Vm {
  const { state, clock, caller, input } = call;
  const name = input.text("name");
  if (name !== undefined) checkHostName(name);
  if (input.has("customid") && !isAdmin(caller)) throw forbidden("only root admins choose ids");
  const owner = ownerOf(state, caller, input);
  const zone = state.zones.must(input.need("zoneid"));
  const template = templateOf(call);
  const offering = state.serviceOfferings.must(input.need("serviceofferingid"));
  const given = input.map("details");
  checkSize(offering, given);
  const userData = deployUserData(call);
  const keys = keyPairDetails(call, owner);
  const securityGroupIds = securityGroupsFor(call, owner, zone);
  const affinityGroupIds = affinityGroupsFor(call, owner);
  const disks = disksFor(call, template, offering);
  checkLimits(call, owner, { serviceOfferingId: offering.id, details: given }, disks);
  const placements = placementsFor(call, owner, zone);
  const id = input.text("customid") ?? state.newId();
  const hostName = name ?? `VM-${id}`;
  checkNameFree(
    call,
    hostName,
    placements.map(({ network }) => network.id),
  );
  const number = state.newNumber("vm");
  const diskOfferingId = disks.find((disk) => disk.diskOfferingId !== undefined)?.diskOfferingId;
  const [displayName, group] = [input.text("displayname"), input.text("group")];
  const vm = state.vms.insert({
    id,
    number,
    name: hostName,
    ...(displayName !== undefined && { displayName }),
    instanceName: `i-${owner.number}-${number}-VM`,
    accountId: owner.id,
    userId: caller.user.id,
    created: clock.now(),
    state: "Stopped",
    zoneId: zone.id,
    templateId: template.id,
    serviceOfferingId: offering.id,
    ...(diskOfferingId !== undefined && { diskOfferingId }),
    osTypeId: template.osTypeId,
    nics: newNics(call, placements),
    securityGroupIds,
    affinityGroupIds,
    details: {
      [DETAIL.deployed]: "true",
      ...template.details,
      ...given,
      ...keys,
      ...(input.has("rootdisksize") && { [DETAIL.rootDiskSize]: input.need("rootdisksize") }),
    },
    ...userData,
    ...(group !== undefined && { instanceGroupId: groupNamedOrNew(call, owner, group).id }),
    haEnable: false,
    deleteProtection: false,
  });
  for (const disk of disks)
    addVolume(call, owner, {
      ...disk,
      name: `${disk.type === "ROOT" ? "ROOT" : "DATA"}-${number}`,
      zoneId: zone.id,
      vmId: id,
    });
  return vm;
}

/** Deploying from a volume or a snapshot is for another hypervisor (recorded). */
function templateOf({ state, input }: Deploy): Template {
  if (input.has("snapshotid") || input.has("volumeid"))
    throw invalid("deploying from a volume or snapshot is for KVM only");
  const id = input.text("templateid");
  if (id === undefined) throw badParameter("deployvirtualmachine lacks the parameter templateid");
  const template = state.templates.get(id);
  if (!template) throw invalid(`no template ${id}`);
  return template;
}

const GIB = 2 ** 30;

function checkLimits(
  { state }: Deploy,
  owner: Account,
  sized: Parameters<typeof sizeOf>[1],
  disks: readonly { size: number }[],
) {
  const { cpuNumber, memory } = sizeOf(state, sized);
  checkLimit(state, owner, "user_vm");
  checkLimit(state, owner, "cpu", cpuNumber);
  checkLimit(state, owner, "memory", memory);
  checkLimit(state, owner, "volume", disks.length);
  checkLimit(state, owner, "primary_storage", disks.reduce((sum, disk) => sum + disk.size, 0) / GIB);
}

const newNics = (call: Deploy, placements: readonly Placement[]) =>
  placements.map((placement, index) => newNic(call, placement, index));
