import { own } from "../../resources/own";
import { vmSnapshotView } from "../../views/vmSnapshot";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const createVMSnapshot = job("createVMSnapshot", {
  java: "user.vmsnapshot.CreateVMSnapshotCmd",
  instanceType: "VmSnapshot",
  hidesInstance: true,
  event: "VMSNAPSHOT.CREATE",
  description: "creating a snapshot of a virtual machine",
  start(call) {
    const { state, clock, settings, input } = call;
    const vm = own(call, state.vms, input.need("virtualmachineid"));
    if (vm.state !== "Running" && vm.state !== "Stopped") throw invalid(`the virtual machine is ${vm.state}`);
    const now = clock.now();
    const name = `${vm.instanceName}_VS_${new Date(now).toISOString().slice(0, 19).replace(/\D/g, "")}`;
    const description = input.text("description");
    const parent = [...state.vmSnapshots.by("account", vm.accountId)].filter((one) => one.vmId === vm.id).at(-1);
    const snapshot = state.vmSnapshots.insert({
      id: state.newId(),
      name,
      displayName: input.text("name") ?? name,
      ...(description !== undefined && { description }),
      accountId: vm.accountId,
      vmId: vm.id,
      zoneId: vm.zoneId,
      created: now,
      state: "Creating",
      withMemory: input.flag("snapshotmemory") ?? false,
      ...(parent && { parentId: parent.id }),
    });
    return {
      id: snapshot.id,
      accountId: vm.accountId,
      about: { resourceType: "VirtualMachine", resourceId: vm.id },
      queue: vm.id,
      lasts: settings.storageJob,
      finish: () => {
        snapshot.state = "Ready";
        return { vmsnapshot: vmSnapshotView(state, snapshot) };
      },
    };
  },
});
