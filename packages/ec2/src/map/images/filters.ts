import type { BlockDeviceMapping, Image } from "../../model/types.generated";
import { type FilterTable, tagFilters } from "../filters";

const devices = ({ BlockDeviceMappings = [] }: Image): readonly BlockDeviceMapping[] => BlockDeviceMappings;
const none = () => undefined;

export const imageFilters: FilterTable<Image> = {
  architecture: ({ Architecture }) => Architecture,
  "block-device-mapping.delete-on-termination": (image) => devices(image).map(({ Ebs }) => Ebs?.DeleteOnTermination),
  "block-device-mapping.device-name": (image) => devices(image).map(({ DeviceName }) => DeviceName),
  "block-device-mapping.encrypted": (image) => devices(image).map(({ Ebs }) => Ebs?.Encrypted),
  "block-device-mapping.snapshot-id": (image) => devices(image).map(({ Ebs }) => Ebs?.SnapshotId),
  "block-device-mapping.volume-size": (image) => devices(image).map(({ Ebs }) => Ebs?.VolumeSize),
  "block-device-mapping.volume-type": (image) => devices(image).map(({ Ebs }) => Ebs?.VolumeType),
  "boot-mode": ({ BootMode }) => BootMode,
  "creation-date": ({ CreationDate }) => CreationDate,
  description: ({ Description }) => Description,
  "ena-support": ({ EnaSupport }) => EnaSupport ?? false,
  hypervisor: ({ Hypervisor }) => Hypervisor,
  "image-id": ({ ImageId }) => ImageId,
  "image-type": ({ ImageType }) => ImageType,
  "is-public": ({ Public }) => Public,
  "kernel-id": none,
  "manifest-location": ({ ImageLocation }) => ImageLocation,
  name: ({ Name }) => Name,
  "owner-alias": ({ ImageOwnerAlias }) => ImageOwnerAlias,
  "owner-id": ({ OwnerId }) => OwnerId,
  platform: ({ Platform }) => Platform,
  "product-code": none,
  "product-code.type": none,
  "ramdisk-id": none,
  "root-device-name": ({ RootDeviceName }) => RootDeviceName,
  "root-device-type": ({ RootDeviceType }) => RootDeviceType,
  "source-instance-id": ({ SourceInstanceId }) => SourceInstanceId,
  state: ({ State }) => State,
  "state-reason-code": ({ StateReason }) => StateReason?.Code,
  "state-reason-message": ({ StateReason }) => StateReason?.Message,
  "sriov-net-support": ({ SriovNetSupport }) => SriovNetSupport,
  "virtualization-type": ({ VirtualizationType }) => VirtualizationType,
  ...tagFilters,
};
