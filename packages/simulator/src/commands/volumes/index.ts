import { attachVolume } from "./attachVolume";
import { createVolume } from "./createVolume";
import { deleteVolume } from "./deleteVolume";
import { detachVolume } from "./detachVolume";
import { listVolumes } from "./listVolumes";
import { resizeVolume } from "./resizeVolume";
import { uploadVolume } from "./uploadVolume";

export const volumes = [
  attachVolume,
  createVolume,
  deleteVolume,
  detachVolume,
  listVolumes,
  resizeVolume,
  uploadVolume,
];
