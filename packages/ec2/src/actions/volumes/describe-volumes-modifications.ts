import { defineAction } from "../../action";
import { type FilterTable, matcher } from "../../map/filters";
import { pageOf } from "../../map/paging";
import { listVolumes } from "../../map/volumes/find";
import type { VolumeModification } from "../../model/types.generated";
import { honoured, ignored, paged } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { modificationView } from "./modification";

const filters: FilterTable<VolumeModification> = {
  "modification-state": ({ ModificationState }) => ModificationState,
  "original-size": ({ OriginalSize }) => OriginalSize,
  "start-time": ({ StartTime }) => StartTime,
  "target-size": ({ TargetSize }) => TargetSize,
  "volume-id": ({ VolumeId }) => VolumeId,
};

export const describeVolumesModifications = defineAction("DescribeVolumesModifications", {
  parameters: {
    VolumeIds: honoured,
    Filters: honoured,
    ...paged,
    IncludeManagedResources: ignored("nothing is managed by services"),
  },
  filters,
  async run(input, context) {
    const volumes = await listVolumes(input.VolumeIds, context);
    const modified = volumes.flatMap((volume) => modificationView(volume, context) ?? []);
    if (input.VolumeIds && modified.length < volumes.length) {
      throw new Ec2Error("InvalidVolumeModification.NotFound", "Some of the volumes were never modified");
    }
    const { items, next } = pageOf(modified.filter(matcher(filters, input.Filters)), input, context);
    return { VolumesModifications: items, NextToken: next };
  },
});
