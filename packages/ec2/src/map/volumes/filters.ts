import type { VolumeAttachment } from "../../model/types.generated";
import { type FilterTable, type FilterValue, operatorFilters, tagFilters } from "../filters";
import type { VolumeView } from "./volume";

const attachment =
  (of: (attachment: VolumeAttachment) => FilterValue) =>
  ({ Attachments }: VolumeView) =>
    Attachments.map(of);

export const volumeFilters: FilterTable<VolumeView> = {
  "attachment.attach-time": attachment(({ AttachTime }) => AttachTime),
  "attachment.delete-on-termination": attachment(({ DeleteOnTermination }) => DeleteOnTermination),
  "attachment.device": attachment(({ Device }) => Device),
  "attachment.instance-id": attachment(({ InstanceId }) => InstanceId),
  "attachment.status": attachment(({ State }) => State),
  "availability-zone": ({ AvailabilityZone }) => AvailabilityZone,
  "availability-zone-id": ({ AvailabilityZoneId }) => AvailabilityZoneId,
  "create-time": ({ CreateTime }) => CreateTime,
  encrypted: ({ Encrypted }) => Encrypted,
  "fast-restored": () => false,
  "multi-attach-enabled": ({ MultiAttachEnabled }) => MultiAttachEnabled,
  size: ({ Size }) => Size,
  "snapshot-id": ({ SnapshotId }) => SnapshotId,
  status: ({ State }) => State,
  "volume-id": ({ VolumeId }) => VolumeId,
  "volume-type": ({ VolumeType }) => VolumeType,
  ...operatorFilters,
  ...tagFilters,
};
