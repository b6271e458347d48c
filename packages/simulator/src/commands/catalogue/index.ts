import { createDiskOffering } from "./createDiskOffering";
import { createServiceOffering } from "./createServiceOffering";
import { listBackupOfferings } from "./listBackupOfferings";
import { listCapabilities } from "./listCapabilities";
import { listCounters } from "./listCounters";
import { listDiskOfferings } from "./listDiskOfferings";
import { listHypervisors } from "./listHypervisors";
import { listOsCategories } from "./listOsCategories";
import { listOsTypes } from "./listOsTypes";
import { listRegions } from "./listRegions";
import { listServiceOfferings } from "./listServiceOfferings";

export const catalogue = [
  createDiskOffering,
  createServiceOffering,
  listBackupOfferings,
  listCapabilities,
  listCounters,
  listDiskOfferings,
  listHypervisors,
  listOsCategories,
  listOsTypes,
  listRegions,
  listServiceOfferings,
];
