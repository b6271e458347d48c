import { ownerOf } from "../../access/scope";
import { checkLimit } from "../../resources/limits";
import { own } from "../../resources/own";
import type { Account, Template, Vm, Volume } from "../../state/records";
import { templateView } from "../../views/template";
import { badParameter, internal, invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";

/** Found in the details of everything made from a VM that once ran (recorded). */
const CAPACITY_FREED = { "Message.ReservedCapacityFreed.Flag": "false" };

export const createTemplate = job("createTemplate", {
  java: "user.template.CreateTemplateCmd",
  instanceType: "Template",
  event: "TEMPLATE.CREATE",
  description: "Creating template",
  start: (call) => {
    const { state, caller, settings, input } = call;
    const owner = ownerOf(state, caller, input);
    const source = sourceOf(call);
    checkLimit(state, owner, "template");
    const template = state.templates.insert(newTemplate(call, owner, source));
    return {
      id: template.id,
      accountId: owner.id,
      lasts: settings.storageJob,
      finish: () => {
        template.ready = true;
        return { template: template.zones.map((copy) => templateView(state, template, copy, true))[0] };
      },
    };
  },
});

interface Source {
  readonly zoneId: string;
  readonly size: number;
  readonly volume: Volume | undefined;
  readonly vm: Vm | undefined;
  readonly fromSnapshot: boolean;
}

function sourceOf(call: CallOf<"createTemplate">): Source {
  const { state, input } = call;
  const [volumeId, snapshotId] = [input.text("volumeid"), input.text("snapshotid")];
  if (snapshotId !== undefined) {
    const snapshot = own(call, state.snapshots, snapshotId);
    if (snapshot.state !== "BackedUp") throw invalid(`a snapshot that is ${snapshot.state} makes no template`);
    const volume = state.volumes.get(snapshot.volumeId);
    const { zoneId, size } = snapshot;
    return { zoneId, size, volume, vm: state.vms.get(volume?.vmId), fromSnapshot: true };
  }
  if (volumeId === undefined) throw badParameter("a template is made from a volume or a snapshot");
  const volume = own(call, state.volumes, volumeId);
  const vm = state.vms.get(volume.vmId);
  // Recorded: the call itself fails with 530 while the VM runs.
  if (vm && vm.state !== "Stopped") throw internal();
  return { zoneId: volume.zoneId, size: volume.size, volume, vm, fromSnapshot: false };
}

function newTemplate({ state, clock, input }: CallOf<"createTemplate">, owner: Account, source: Source): Template {
  const { zoneId, size, volume, vm, fromSnapshot } = source;
  const created = clock.now();
  const keys = Object.entries(vm?.details ?? {}).filter(([name]) => name.startsWith("SSH."));
  return {
    id: state.newId(),
    number: state.newNumber(),
    name: input.need("name"),
    displayText: input.text("displaytext") ?? input.need("name"),
    accountId: owner.id,
    created,
    format: "RAW",
    hypervisor: "Simulator",
    type: "USER",
    osTypeId: input.need("ostypeid"),
    isPublic: input.flag("ispublic") ?? false,
    // Featuring a template is the operator's.
    isFeatured: false,
    arch: input.text("arch") ?? "x86_64",
    isExtractable: false,
    crossZones: false,
    passwordEnabled: input.flag("passwordenabled") ?? false,
    sshKeyEnabled: false,
    dynamicallyScalable: input.flag("isdynamicallyscalable") ?? false,
    requiresHvm: input.flag("requireshvm") ?? true,
    ready: false,
    size,
    ...(volume?.templateId !== undefined && { sourceTemplateId: volume.templateId }),
    zones: [{ zoneId, created, ...(!fromSnapshot && { size }) }],
    details: { ...input.map("details"), ...(vm && CAPACITY_FREED), ...Object.fromEntries(keys) },
    permissions: [],
  };
}
