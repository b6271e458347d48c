import type { Cloud } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { isRootDevice } from "../../map/devices";
import { completed } from "../../map/half-made";
import { notFoundError } from "../../map/ids";
import { SOURCE_SNAPSHOT } from "../../map/images/image";
import { cloudTags, RESERVED_PREFIX, tagsFor } from "../../map/tags";
import type { BlockDeviceMapping, RegisterImageRequest } from "../../model/types.generated";
import { honoured, ignored, refused } from "../../rules";
import { Ec2Error, invalidValue, missingParameter } from "../../wire/error";

const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ["x86_64", "x86_64"],
  ["arm64", "aarch64"],
]);
/** What CloudStack takes by the ending of the image's URL, compressed or not. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ["vhd", "VHD"],
  ["vhdx", "VHDX"],
  ["qcow2", "QCOW2"],
  ["img", "QCOW2"],
  ["raw", "RAW"],
  ["ova", "OVA"],
  ["vmdk", "VMDK"],
]);
const OTHER_OS = "Other (64-bit)";

/** A template from a snapshot, or from an image file that CloudStack fetches from `ImageLocation`. */
export const registerImage = defineAction("RegisterImage", {
  parameters: {
    Name: honoured,
    Description: honoured,
    ImageLocation: honoured,
    Architecture: honoured,
    RootDeviceName: honoured,
    BlockDeviceMappings: {
      DeviceName: honoured,
      NoDevice: ignored("a template has no device but the root"),
      VirtualName: refused("there are no instance store volumes"),
      Ebs: {
        SnapshotId: honoured,
        DeleteOnTermination: refused("root volumes go with their instance", true),
        VolumeSize: refused("the volume is as large as its snapshot: set the size when the instance is started"),
        VolumeType: refused("the storage is chosen by the offering of the instance"),
        Iops: refused("the storage is chosen by the offering of the instance"),
        Throughput: refused("the storage is chosen by the offering of the instance"),
        Encrypted: refused("CloudStack encrypts by offering, not by template", false),
        KmsKeyId: refused("CloudStack encrypts by offering, not by template"),
        OutpostArn: refused("there are no outposts"),
        AvailabilityZone: refused("the image is where its snapshot is"),
        AvailabilityZoneId: refused("the image is where its snapshot is"),
        VolumeInitializationRate: refused("CloudStack has no such rate"),
        EbsCardIndex: refused("there are no EBS cards"),
      },
    },
    TagSpecifications: honoured,
    VirtualizationType: refused("all machines are fully virtual", "hvm"),
    BootMode: refused("CloudStack chooses the boot mode when an instance is started", "legacy-bios"),
    EnaSupport: ignored("guests see the hypervisor's own network devices"),
    SriovNetSupport: ignored("guests see the hypervisor's own network devices"),
    ImdsSupport: refused("templates do not say how metadata is read"),
    TpmSupport: refused("templates have no TPM"),
    UefiData: refused("templates have no firmware data"),
    KernelId: refused("templates bring their own kernel"),
    RamdiskId: refused("templates bring their own ramdisk"),
    BillingProducts: refused("there are no billing products"),
  },
  check({ Architecture, RootDeviceName, TagSpecifications }) {
    tagsFor("image", TagSpecifications);
    if (Architecture !== undefined && !ARCHITECTURES.has(Architecture)) {
      throw invalidValue("Architecture", Architecture, "It must be x86_64 or arm64.");
    }
    if (RootDeviceName !== undefined && !isRootDevice(RootDeviceName)) {
      throw invalidValue("RootDeviceName", RootDeviceName, "That is no name of a root device.");
    }
  },
  async run(input, context) {
    const snapshot = rootSnapshot(input.BlockDeviceMappings);
    const template = snapshot ? await fromSnapshot(snapshot, input, context) : await fromLocation(input, context.cloud);
    const { id } = template;
    const ImageId = context.ids.of("image", id);
    const tags = [...cloudTags(tagsFor("image", input.TagSpecifications)), ...template.tags];
    if (tags.length > 0) {
      await completed(
        ImageId,
        () => context.cloud.run("createTags", { resourcetype: "Template", resourceids: [id], tags }),
        () => context.cloud.run("deleteTemplate", { id }),
      );
    }
    return { ImageId };
  },
});

type Made = { readonly id: string; readonly tags: readonly { readonly key: string; readonly value: string }[] };

function rootSnapshot(mappings: readonly BlockDeviceMapping[] = []): string | undefined {
  const data = mappings.find(({ DeviceName = "", Ebs }) => Ebs && !isRootDevice(DeviceName));
  if (data) throw new Ec2Error("UnsupportedOperation", `An image holds the root volume only, not ${data.DeviceName}`);
  return mappings.find(({ Ebs }) => Ebs)?.Ebs?.SnapshotId;
}

async function fromSnapshot(
  snapshotId: string,
  input: RegisterImageRequest,
  { cloud, ids }: Ec2Context,
): Promise<Made> {
  const snapshotid = await ids.resolveOne("snapshot", snapshotId);
  const [snapshot] = await cloud.list("listSnapshots", { id: snapshotid });
  if (!snapshot) throw notFoundError("snapshot", snapshotId);
  const { id = "" } = await cloud.start("createTemplate", {
    ...described(input),
    snapshotid,
    ostypeid: snapshot.ostypeid ?? (await otherOs(cloud)),
  });
  return { id, tags: [{ key: RESERVED_PREFIX + SOURCE_SNAPSHOT, value: snapshotid }] };
}

/** All zones get it, in the form of the first hypervisor there is. */
async function fromLocation(input: RegisterImageRequest, cloud: Cloud): Promise<Made> {
  const { ImageLocation: url } = input;
  if (url === undefined) throw missingParameter("BlockDeviceMapping.1.Ebs.SnapshotId");
  const ending = /\.(\w+?)(?:\.(?:gz|bz2|zip))?$/.exec(url)?.[1]?.toLowerCase() ?? "";
  const format = FORMATS.get(ending);
  if (!/^https?:\/\//.test(url) || format === undefined) {
    const why = `It must be an http or https URL that ends in one of ${[...FORMATS.keys()].join(", ")}.`;
    throw invalidValue("ImageLocation", url, why);
  }
  const [[hypervisor], ostypeid] = await Promise.all([cloud.catalogue("listHypervisors"), otherOs(cloud)]);
  const made = await cloud.call("registerTemplate", {
    ...described(input),
    url,
    format,
    hypervisor: hypervisor?.name ?? "",
    ostypeid,
    zoneids: ["-1"],
  });
  return { id: made[0]?.id ?? "", tags: [] };
}

function described({ Name, Description, Architecture }: RegisterImageRequest) {
  const arch = ARCHITECTURES.get(Architecture ?? "");
  return { name: Name, displaytext: Description ?? Name, ...(arch !== undefined && { arch }) };
}

async function otherOs(cloud: Cloud): Promise<string> {
  const [type] = await cloud.catalogue("listOsTypes", { description: OTHER_OS });
  if (!type) throw new Ec2Error("UnsupportedOperation", `CloudStack has no operating system type '${OTHER_OS}'`);
  return type.id;
}
