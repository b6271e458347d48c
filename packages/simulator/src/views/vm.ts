import { type Caller, isAdmin } from "../access/caller";
import { wireDate } from "../clock/date";
import { sizeOf } from "../resources/limits";
import { DETAIL, visibleDetails } from "../resources/vmDetails";
import type { Job, Vm } from "../state/records";
import type { State } from "../state/state";
import { displayNameOf } from "./displayName";
import { nicView, publicFields } from "./nic";
import { domainFields } from "./owner";
import { memberGroupView } from "./securityGroup";
import { tagViews } from "./tags";

/** The parts of a VM that `details=` of a list chooses from; `min` chooses none of them. */
export const VM_DETAILS = [
  "group",
  "nics",
  "stats",
  "secgrp",
  "tmpl",
  "servoff",
  "diskoff",
  "backoff",
  "iso",
  "volume",
  "affgrp",
] as const;
export type VmDetail = (typeof VM_DETAILS)[number];

const EVERYTHING: ReadonlySet<VmDetail> = new Set(VM_DETAILS);
/** What addNicToVirtualMachine and updateDefaultNicForVirtualMachine answer (recorded). */
export const NIC_DETAILS: ReadonlySet<VmDetail> = new Set(["nics", "secgrp", "affgrp"]);

/** A machine that does the same all day. */
const STATS = {
  cpuused: "10%",
  networkkbsread: 32_768,
  networkkbswrite: 16_384,
  diskkbsread: 0,
  diskkbswrite: 0,
  memorykbs: 0,
  memoryintfreekbs: 0,
  memorytargetkbs: 0,
  diskioread: 0,
  diskiowrite: 0,
};

const READ_ONLY =
  "dataDiskController, rootDiskController, backupValidationCommandTimeout, backupValidationScreenshotWait, backupValidationBootTimeout";

interface Shown {
  readonly details?: ReadonlySet<VmDetail>;
  /** Only in the result of the job that set it. */
  readonly password?: string | undefined;
}

/** A VM as lists show it; the fields come in the recorded order. */
export function vmView(state: State, vm: Vm, caller: Caller, { details = EVERYTHING, password }: Shown = {}) {
  const has = (detail: VmDetail): boolean => details.has(detail);
  const defaultNic = has("nics") ? vm.nics.find((nic) => nic.isDefault) : undefined;
  const osType = state.osTypes.must(vm.osTypeId);
  return {
    id: vm.id,
    name: vm.name,
    displayname: displayNameOf(vm),
    ...whoseFields(state, vm),
    created: wireDate(vm.created),
    ...(vm.updated !== undefined && { lastupdated: wireDate(vm.updated) }),
    state: vm.state,
    haenable: vm.haEnable,
    ...(has("group") && groupFields(state, vm)),
    zoneid: vm.zoneId,
    zonename: state.zones.must(vm.zoneId).name,
    ...(vm.host !== undefined && { hostcontrolstate: "Enabled" }),
    ...(has("tmpl") && templateFields(state, vm)),
    ...(has("iso") && { isos: [], isomaxcount: 1 }),
    ...(has("servoff") && offeringFields(state, vm)),
    ...(has("diskoff") && diskFields(state, vm)),
    ...(has("servoff") && sizeFields(state, vm)),
    ...(has("stats") && vm.measured && STATS),
    guestosid: osType.id,
    ...(has("volume") && { rootdeviceid: 0, rootdevicetype: "ROOT" }),
    securitygroup: has("secgrp") ? groupsOf(state, vm) : [],
    ...(password !== undefined && { password }),
    nic: has("nics") ? vm.nics.map((nic) => nicView(state, vm, nic)) : [],
    hypervisor: "Simulator",
    ...(defaultNic?.ipAddress !== undefined && { ipaddress: defaultNic.ipAddress }),
    ...publicFields(state, vm, defaultNic),
    ...(isAdmin(caller) && { instancename: vm.instanceName }),
    details: isAdmin(caller) ? vm.details : visibleDetails(vm),
    ...(!isAdmin(caller) && { readonlydetails: READ_ONLY }),
    ...keyPairField(vm),
    affinitygroup: has("affgrp") ? affinityOf(state, vm) : [],
    ...(isAdmin(caller) && { displayvm: true }),
    isdynamicallyscalable: false,
    deleteprotection: vm.deleteProtection,
    ostypeid: osType.id,
    osdisplayname: osType.name,
    ...bootFields(vm),
    ...poolField(state, vm),
    receivedbytes: 0,
    sentbytes: 0,
    ...(isAdmin(caller) && { arch: "x86_64" }),
    tags: tagViews(state, vm.id),
    hasannotations: false,
  };
}

/** A VM as the result of a job, which stands at its end. */
export const vmResult = (state: State, vm: Vm, caller: Caller, job: Job, shown?: Shown) => ({
  virtualmachine: { ...vmView(state, vm, caller, shown), jobid: job.id, jobstatus: 0 },
});

function whoseFields(state: State, vm: Vm) {
  const account = state.accounts.must(vm.accountId);
  const project = state.projects.get(account.projectId);
  return {
    ...(!project && { account: account.name }),
    userid: vm.userId,
    username: state.users.must(vm.userId).username,
    ...(project && { projectid: project.id, project: project.name }),
    ...domainFields(state, account.domainId),
  };
}

function groupFields(state: State, vm: Vm) {
  const group = state.instanceGroups.get(vm.instanceGroupId);
  return group && { groupid: group.id, group: group.name };
}

/** A template that was deleted meanwhile leaves the VM without these. */
function templateFields(state: State, vm: Vm) {
  const template = state.templates.get(vm.templateId);
  return (
    template && {
      templateid: template.id,
      templatename: template.name,
      templatetype: template.type,
      templateformat: template.format,
      templatedisplaytext: template.displayText,
      passwordenabled: template.passwordEnabled,
    }
  );
}

function offeringFields(state: State, vm: Vm) {
  const offering = state.serviceOfferings.must(vm.serviceOfferingId);
  return { serviceofferingid: offering.id, serviceofferingname: offering.name };
}

function diskFields(state: State, vm: Vm) {
  const offering = state.diskOfferings.get(vm.diskOfferingId);
  return offering && { diskofferingid: offering.id, diskofferingname: offering.name };
}

function sizeFields(state: State, vm: Vm) {
  const { cpuNumber, cpuSpeed, memory } = sizeOf(state, vm);
  return { cpunumber: cpuNumber, cpuspeed: cpuSpeed, memory };
}

const groupsOf = (state: State, vm: Vm) =>
  vm.securityGroupIds.flatMap((id) => {
    const group = state.securityGroups.get(id);
    return group ? [memberGroupView(state, group)] : [];
  });

const affinityOf = (state: State, vm: Vm) =>
  vm.affinityGroupIds.flatMap((id) => {
    const group = state.affinityGroups.get(id);
    return group ? [{ id: group.id, name: group.name, account: state.accounts.must(group.accountId).name }] : [];
  });

const keyPairField = (vm: Vm) => {
  const keypairs = vm.details[DETAIL.keyPairNames];
  return keypairs === undefined ? {} : { keypairs };
};

/** Recorded: shown only while the VM is on a host and CloudStack keeps no detail of it at all. */
const bootFields = (vm: Vm) =>
  vm.host !== undefined && Object.keys(vm.details).length === 0 ? { bootmode: "legacy", boottype: "Bios" } : {};

/** Known once the root disk has been made, which the first start does. */
function poolField(state: State, vm: Vm) {
  for (const volume of state.volumes.by("vm", vm.id))
    if (volume.type === "ROOT" && volume.state !== "Allocated") return { pooltype: "NetworkFilesystem" };
  return {};
}
