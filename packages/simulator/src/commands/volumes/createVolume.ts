import { checkAccess } from "../../access/caller";
import { ownerOf } from "../../access/scope";
import { checkLimit } from "../../resources/limits";
import { addVolume, diskSizeOf, type NewVolume } from "../../resources/volumes";
import { volumeView } from "../../views/volume";
import { badParameter, invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";

const GIB = 2 ** 30;

export const createVolume = job("createVolume", {
  java: "user.volume.CreateVolumeCmd",
  instanceType: "Volume",
  event: "VOLUME.CREATE",
  announcesCreation: true,
  description: "Creating volume",
  start: (call) => {
    const { state, caller, settings, input } = call;
    const owner = ownerOf(state, caller, input);
    const wanted = input.has("snapshotid") ? fromSnapshot(call) : fromOffering(call);
    checkLimit(state, owner, "volume");
    checkLimit(state, owner, "primary_storage", wanted.size / GIB);
    const volume = addVolume(call, owner, wanted);
    return {
      id: volume.id,
      accountId: owner.id,
      lasts: input.has("snapshotid") ? settings.storageJob : settings.quickJob,
      finish: (job) => {
        // A volume from a snapshot exists on storage at once; others only when they are first attached.
        if (volume.snapshotId !== undefined) volume.state = "Ready";
        return { volume: volumeView(state, volume, job) };
      },
    };
  },
});

function fromOffering({ state, input }: CallOf<"createVolume">): NewVolume {
  const offering = state.diskOfferings.get(input.text("diskofferingid"));
  if (!offering) throw invalid("a volume needs a disk offering or a snapshot");
  const zoneId = input.text("zoneid");
  if (zoneId === undefined) throw badParameter("a volume needs a zone");
  const size = diskSizeOf(offering, input.number("size"));
  return { name: nameOf(input.text("name")), zoneId, type: "DATADISK", size, diskOfferingId: offering.id };
}

/** Recorded: a larger `size` is ignored, and the volume keeps the template of the snapshot's root volume. */
function fromSnapshot({ state, caller, input }: CallOf<"createVolume">): NewVolume {
  const snapshot = state.snapshots.get(input.text("snapshotid"));
  if (snapshot?.state !== "BackedUp") throw invalid("the snapshot is not there or not yet backed up");
  checkAccess(state, caller, snapshot);
  const source = state.volumes.get(snapshot.volumeId);
  return {
    name: nameOf(input.text("name")),
    zoneId: input.text("zoneid") ?? snapshot.zoneId,
    type: "DATADISK",
    size: snapshot.size,
    snapshotId: snapshot.id,
    ...(source?.diskOfferingId !== undefined && { diskOfferingId: source.diskOfferingId }),
    ...(source?.templateId !== undefined && { templateId: source.templateId }),
  };
}

function nameOf(name: string | undefined): string {
  if (name === undefined) throw badParameter("a volume needs a name");
  return name;
}
