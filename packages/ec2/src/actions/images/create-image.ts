import type { VirtualMachine, Volume } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { deviceName, isRootDevice } from "../../map/devices";
import { completed } from "../../map/half-made";
import { SOURCE_INSTANCE, SOURCE_SNAPSHOT } from "../../map/images/image";
import { findOne } from "../../map/instances/machines";
import { cloudTags, RESERVED_PREFIX, tagsFor } from "../../map/tags";
import type { BlockDeviceMapping, CreateImageRequest } from "../../model/types.generated";
import { honoured, ignored, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { snapshotOf } from "./snapshot";

/**
 * A template of the root volume: at once when the instance is stopped, else by way of a snapshot, which stays and is
 * the image's, as in EC2.
 */
export const createImage = defineAction("CreateImage", {
  parameters: {
    InstanceId: honoured,
    Name: honoured,
    Description: honoured,
    NoReboot: honoured,
    BlockDeviceMappings: {
      DeviceName: honoured,
      NoDevice: honoured,
      VirtualName: refused("there are no instance store volumes"),
      Ebs: refused("the image has the volumes as they are"),
    },
    TagSpecifications: honoured,
    SnapshotLocation: ignored("snapshots are where the volume is"),
    BootModeOverride: refused("the image boots as its instance does"),
  },
  check({ TagSpecifications }) {
    tagsFor("image", TagSpecifications, ["snapshot"]);
    tagsFor("snapshot", TagSpecifications, ["image"]);
  },
  async run(input, context) {
    const { cloud, ids } = context;
    const virtualmachineid = await ids.resolveOne("instance", input.InstanceId);
    const [machine, volumes] = await Promise.all([
      findOne(input.InstanceId, { details: ["min"] }, context),
      cloud.list("listVolumes", { virtualmachineid }),
    ]);
    const root = rootOf(volumes, input.BlockDeviceMappings);
    const snapshotid = await snapshotIfRunning(machine, root, input.NoReboot ?? false, context);
    if (snapshotid === undefined) return { ImageId: await makeImage({ volumeid: root.id }, machine, input, context) };
    const ImageId = await completed(
      ids.of("snapshot", snapshotid),
      async () => {
        await tagSnapshot(snapshotid, cloudTags(tagsFor("snapshot", input.TagSpecifications, ["image"])), context);
        return makeImage({ snapshotid }, machine, input, context);
      },
      () => cloud.run("deleteSnapshot", { id: snapshotid }),
    );
    return { ImageId };
  },
});

/** Does not wait for the template, only until it is tagged. @returns its EC2 id */
async function makeImage(
  source: { readonly volumeid: string } | { readonly snapshotid: string },
  machine: VirtualMachine,
  { Name, Description, TagSpecifications }: CreateImageRequest,
  { cloud, ids }: Ec2Context,
): Promise<string> {
  const { id = "" } = await cloud.start("createTemplate", {
    name: Name,
    displaytext: Description ?? Name,
    ostypeid: machine.guestosid ?? "",
    ...source,
  });
  const ImageId = ids.of("image", id);
  const tags = [
    ...cloudTags(tagsFor("image", TagSpecifications, ["snapshot"])),
    { key: RESERVED_PREFIX + SOURCE_INSTANCE, value: machine.id },
    ...("snapshotid" in source ? [{ key: RESERVED_PREFIX + SOURCE_SNAPSHOT, value: source.snapshotid }] : []),
  ];
  await completed(
    ImageId,
    () => cloud.run("createTags", { resourcetype: "Template", resourceids: [id], tags }),
    () => cloud.run("deleteTemplate", { id }),
  );
  return ImageId;
}

/** The root volume; any other has to be left out by name, for a template holds but one. */
function rootOf(volumes: readonly Volume[], mappings: readonly BlockDeviceMapping[] = []): Volume {
  const root = volumes.find(({ type }) => type === "ROOT");
  if (!root) throw new Ec2Error("IncorrectInstanceState", "The instance has no root volume yet");
  // Clients leave a device out with an empty NoDevice, and empty is the same as absent: the device's name says it.
  const leftOut = mappings.map(({ DeviceName = "" }) => DeviceName);
  if (leftOut.some(isRootDevice)) throw new Ec2Error("InvalidBlockDeviceMapping", "An image needs the root device");
  const left = volumes
    .filter((volume) => volume !== root)
    .map(({ deviceid = 0 }) => deviceName(deviceid))
    .filter((device) => !leftOut.includes(device));
  if (left.length > 0) {
    const message = `An image holds the root volume only: leave out ${left.join(", ")} with BlockDeviceMapping.N.NoDevice`;
    throw new Ec2Error("UnsupportedOperation", message);
  }
  return root;
}

/** CloudStack makes no template of a running machine's volume. A reboot makes sure that its files are whole. */
async function snapshotIfRunning(
  { id, state }: VirtualMachine,
  root: Volume,
  noReboot: boolean,
  context: Ec2Context,
): Promise<string | undefined> {
  if (state === "Stopped") return undefined;
  if (state !== "Running") {
    throw new Ec2Error("IncorrectInstanceState", `The instance is ${state}; it must be running or stopped`);
  }
  if (noReboot) return snapshotOf(root.id, context);
  await context.cloud.run("stopVirtualMachine", { id });
  try {
    return await snapshotOf(root.id, context);
  } finally {
    await context.cloud.start("startVirtualMachine", { id });
  }
}

async function tagSnapshot(
  snapshotid: string,
  tags: readonly { readonly key: string; readonly value: string }[],
  { cloud }: Ec2Context,
): Promise<void> {
  if (tags.length === 0) return;
  await cloud.run("createTags", { resourcetype: "Snapshot", resourceids: [snapshotid], tags });
}
