import { defineAction } from "../../action";
import { type FilterTable, findNothing, matcher } from "../../map/filters";
import { pageOf } from "../../map/paging";
import { listVolumes } from "../../map/volumes/find";
import type { VolumeModification } from "../../model/types.generated";
import { honoured, ignored, paged } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { lastModification } from "./modification";

const filters: FilterTable<VolumeModification> = {
  "modification-state": ({ ModificationState }) => ModificationState,
  ...findNothing("original-iops", "target-iops"),
  "original-size": ({ OriginalSize }) => OriginalSize,
  "original-volume-type": ({ OriginalVolumeType }) => OriginalVolumeType,
  originalMultiAttachEnabled: () => false,
  "start-time": ({ StartTime }) => StartTime,
  "target-size": ({ TargetSize }) => TargetSize,
  "target-volume-type": ({ TargetVolumeType }) => TargetVolumeType,
  targetMultiAttachEnabled: () => false,
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
    const modified = volumes.flatMap((volume) => lastModification(volume, context) ?? []);
    if (input.VolumeIds && modified.length < volumes.length) {
      throw new Ec2Error("InvalidVolumeModification.NotFound", "Some of the volumes were never modified");
    }
    const { items, next } = pageOf(modified.filter(matcher(filters, input.Filters)), input, context);
    return { VolumesModifications: items, NextToken: next };
  },
});
