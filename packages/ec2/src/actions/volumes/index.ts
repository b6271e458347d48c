import type { Action } from "../../action";
import { attachVolume } from "./attach-volume";
import { createVolume } from "./create-volume";
import { deleteVolume } from "./delete-volume";
import { describeVolumeAttribute } from "./describe-volume-attribute";
import { describeVolumeStatus } from "./describe-volume-status";
import { describeVolumes } from "./describe-volumes";
import { describeVolumesModifications } from "./describe-volumes-modifications";
import { detachVolume } from "./detach-volume";
import { modifyVolume } from "./modify-volume";

export const volumes: readonly Action[] = [
  createVolume,
  attachVolume,
  detachVolume,
  deleteVolume,
  describeVolumes,
  modifyVolume,
  describeVolumesModifications,
  describeVolumeStatus,
  describeVolumeAttribute,
];
