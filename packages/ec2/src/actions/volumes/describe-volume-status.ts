import { defineAction } from "../../action";
import { type FilterTable, findNothing, matcher, operatorFilters } from "../../map/filters";
import { pageOf } from "../../map/paging";
import { listVolumes } from "../../map/volumes/find";
import { volumeView } from "../../map/volumes/volume";
import type { VolumeStatusItem } from "../../model/types.generated";
import { honoured, ignored, paged } from "../../rules";

const details = ({ VolumeStatus }: VolumeStatusItem) => VolumeStatus?.Details ?? [];

const filters: FilterTable<VolumeStatusItem> = {
  "availability-zone": ({ AvailabilityZone }) => AvailabilityZone,
  "availability-zone-id": ({ AvailabilityZoneId }) => AvailabilityZoneId,
  "volume-status.status": ({ VolumeStatus }) => VolumeStatus?.Status,
  "volume-status.details-name": (item) => details(item).map(({ Name }) => Name),
  "volume-status.details-status": (item) => details(item).map(({ Status }) => Status),
  ...findNothing(
    "action.code",
    "action.description",
    "action.event-id",
    "attachment-status.instance-id",
    "attachment-status.io-performance",
    "event.description",
    "event.event-id",
    "event.event-type",
    "event.not-after",
    "event.not-before",
  ),
  ...operatorFilters,
};

export const describeVolumeStatus = defineAction("DescribeVolumeStatus", {
  parameters: {
    VolumeIds: honoured,
    Filters: honoured,
    ...paged,
    IncludeManagedResources: ignored("nothing is managed by services"),
  },
  filters,
  async run(input, context) {
    const volumes = await listVolumes(input.VolumeIds, context);
    const found = volumes.map((volume) => {
      const { VolumeId, AvailabilityZone, AvailabilityZoneId, State } = volumeView(volume, context);
      const ok = State !== "error";
      // CloudStack watches its storage as a whole; a volume by itself is fine unless it says otherwise.
      const Details = [{ Name: "io-enabled", Status: ok ? "passed" : "failed" }];
      return {
        VolumeId,
        AvailabilityZone,
        AvailabilityZoneId,
        VolumeStatus: { Status: ok ? "ok" : "impaired", Details },
        Events: [],
        Actions: [],
      };
    });
    const { items, next } = pageOf(found.filter(matcher(filters, input.Filters)), input, context);
    return { VolumeStatuses: items, NextToken: next };
  },
});
