import type { Template } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Image } from "../../model/types.generated";
import { dateOf } from "../dates";
import { ROOT_DEVICE } from "../devices";
import type { Ids } from "../ids";
import { ownerId } from "../owner";
import { reservedTag, tagsOf } from "../tags";

/** The reserved tag that names the snapshot an image was made from, and the instance, by their UUIDs. */
export const SOURCE_SNAPSHOT = "snapshot";
export const SOURCE_INSTANCE = "instance";

const GIB = 2 ** 30;
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([["aarch64", "arm64"]]);
/** The owner of what came with CloudStack. */
const SYSTEM_ACCOUNT = "system";

/** A template as an image. CloudStack lists a template once a zone: give all of its entries together. */
export function imageOf(template: Template, { ids }: Pick<Ec2Context, "ids">): Image {
  const { id, name, displaytext, account = "", domainid = "", created, ispublic, arch, ostypename = "" } = template;
  const isWindows = /windows/i.test(ostypename);
  const instance = reservedTag(template, SOURCE_INSTANCE);
  return {
    ImageId: ids.of("image", id),
    Name: name,
    Description: displaytext,
    // eutester breaks on images without a location.
    ImageLocation: `${account}/${name}`,
    ...stateOf(template),
    OwnerId: ownerId(account, domainid),
    ImageOwnerAlias: account === SYSTEM_ACCOUNT ? "amazon" : undefined,
    CreationDate: dateOf(created)?.toISOString(),
    Public: ispublic ?? false,
    Architecture: ARCHITECTURES.get(arch ?? "") ?? arch ?? "x86_64",
    ImageType: "machine",
    Platform: isWindows ? "windows" : undefined,
    PlatformDetails: isWindows ? "Windows" : "Linux/UNIX",
    VirtualizationType: "hvm",
    RootDeviceType: "ebs",
    RootDeviceName: ROOT_DEVICE,
    BlockDeviceMappings: [rootDevice(template, ids)],
    SourceInstanceId: instance === undefined ? undefined : ids.of("instance", instance),
    Tags: tagsOf(template),
  };
}

/** A template that is not ready says in its status how far it is, or why it never will be. */
function stateOf({ isready, status = "" }: Template): Pick<Image, "State" | "StateReason"> {
  if (isready) return { State: "available" };
  if (!/fail|error|abandon|illegal|refused|not found/i.test(status)) return { State: "pending" };
  return { State: "failed", StateReason: { Code: "Client.ImageFailed", Message: status } };
}

/** The root volume: all that a template holds. */
export function rootDevice(template: Template, ids: Ids) {
  const snapshot = reservedTag(template, SOURCE_SNAPSHOT);
  return {
    DeviceName: ROOT_DEVICE,
    Ebs: {
      VolumeSize: template.size === undefined ? undefined : Math.ceil(template.size / GIB),
      SnapshotId: snapshot === undefined ? undefined : ids.of("snapshot", snapshot),
      DeleteOnTermination: true,
      Encrypted: false,
    },
  };
}
