import { checkLimit } from "../../resources/limits";
import { own } from "../../resources/own";
import type { Volume } from "../../state/records";
import { snapshotView } from "../../views/snapshot";
import { internal, invalid } from "../../wire/errors";
import type { World } from "../../world";
import { job } from "../command";

export const createSnapshot = job("createSnapshot", {
  java: "user.snapshot.CreateSnapshotCmd",
  instanceType: "Snapshot",
  event: "SNAPSHOT.CREATE",
  description: "Creating snapshot",
  start: (call) => {
    const { state, clock, settings, input } = call;
    const volume = own(call, state.volumes, input.need("volumeid"));
    if (volume.state !== "Ready") throw invalid(`a volume that is ${volume.state} can't be snapshot`);
    const owner = state.accounts.must(volume.accountId);
    checkLimit(state, owner, "snapshot");
    const template = state.templates.get(volume.templateId);
    const vm = state.vms.get(volume.vmId);
    const snapshot = state.snapshots.insert({
      id: state.newId(),
      number: state.newNumber(),
      name: input.text("name") ?? defaultName(call, volume),
      accountId: owner.id,
      zoneId: volume.zoneId,
      volumeId: volume.id,
      created: clock.now(),
      state: "BackingUp",
      size: volume.size,
      ...(volume.type === "ROOT" && vm && { osTypeId: vm.osTypeId }),
      ...(volume.type === "ROOT" && !vm && template && { osTypeId: template.osTypeId }),
    });
    for (const { key = "", value = "" } of input.entries("tags"))
      state.tags.add({ key, value, resourceType: "Snapshot", resourceId: snapshot.id, accountId: owner.id });
    return {
      id: snapshot.id,
      accountId: owner.id,
      lasts: settings.storageJob,
      finish: () => {
        // As copySnapshot, recorded: the simulated hypervisor's storage can't copy between zones.
        if (input.list("zoneids").some((id) => id !== volume.zoneId)) {
          snapshot.state = "Error";
          throw internal("the snapshot could not be copied");
        }
        snapshot.state = "BackedUp";
        return { snapshot: snapshotView(state, snapshot, "result") };
      },
    };
  },
});

/** `vm1_data1_20261121093010` */
function defaultName({ state, clock }: World, volume: Volume): string {
  const stamp = new Date(clock.now()).toISOString().slice(0, 19).replace(/\D/g, "");
  return [state.vms.get(volume.vmId)?.name ?? "detached", volume.name, stamp].join("_");
}
