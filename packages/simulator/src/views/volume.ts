import { wireDate } from "../clock/date";
import type { Job, Volume } from "../state/records";
import type { State } from "../state/state";
import { displayNameOf } from "./displayName";
import { ownerFields } from "./owner";
import { tagViews } from "./tags";

/** A volume as lists show it; results of jobs add the job. */
export function volumeView(state: State, volume: Volume, job?: Job) {
  const vm = state.vms.get(volume.vmId);
  return {
    id: volume.id,
    name: volume.name,
    zoneid: volume.zoneId,
    zonename: state.zones.must(volume.zoneId).name,
    type: volume.type,
    ...(vm && { deviceid: volume.deviceId, virtualmachineid: vm.id }),
    ...templateFields(state, volume),
    ...(vm && { vmname: vm.name, vmdisplayname: displayNameOf(vm), vmstate: vm.state, vmtype: "User" }),
    provisioningtype: "thin",
    size: volume.size,
    created: wireDate(volume.created),
    state: volume.state,
    ...ownerFields(state, volume.accountId),
    ...(vm && volume.state === "Ready" && { diskkbsread: 0, diskkbswrite: 0, diskioread: 0, diskiowrite: 0 }),
    ...(volume.snapshotId !== undefined && { snapshotid: volume.snapshotId }),
    ...diskOfferingFields(state, volume),
    ...(vm && volume.attached !== undefined && { attached: wireDate(volume.attached) }),
    destroyed: volume.state === "Destroy",
    ...serviceOfferingFields(state, volume),
    isextractable: volume.type === "DATADISK",
    quiescevm: false,
    supportsstoragesnapshot: false,
    deleteprotection: volume.deleteProtection,
    tags: tagViews(state, volume.id),
    hasannotations: false,
    ...(job && { jobid: job.id, jobstatus: 0 }),
  };
}

function templateFields(state: State, volume: Volume) {
  const template = state.templates.get(volume.templateId);
  return (
    template && {
      templateid: template.id,
      templatename: template.name,
      templatedisplaytext: template.displayText,
    }
  );
}

function diskOfferingFields(state: State, { diskOfferingId }: Volume) {
  const offering = state.diskOfferings.get(diskOfferingId);
  return (
    offering && {
      diskofferingid: offering.id,
      diskofferingname: offering.name,
      diskofferingdisplaytext: offering.displayText,
    }
  );
}

/** Root volumes, and volumes made from their snapshots, name the VM's offering; its id here is the database's number. */
function serviceOfferingFields(state: State, volume: Volume) {
  if (volume.diskOfferingId !== undefined) return undefined;
  const vm = state.vms.get(volume.vmId) ?? state.vms.get(volumeBehind(state, volume)?.vmId);
  const offering = state.serviceOfferings.get(vm?.serviceOfferingId);
  return (
    offering && {
      serviceofferingid: String([...state.serviceOfferings.values()].indexOf(offering) + 1),
      serviceofferingname: offering.name,
      serviceofferingdisplaytext: offering.displayText,
    }
  );
}

const volumeBehind = (state: State, volume: Volume): Volume | undefined =>
  state.volumes.get(state.snapshots.get(volume.snapshotId)?.volumeId);
