import type { Method } from "../frame/method";
import { cloudResourceManager } from "./cloudresourcemanager";
import { disks } from "./disks";
import { diskTypes } from "./diskTypes";
import { firewalls } from "./firewalls";
import { globalOperations } from "./globalOperations";
import { imageFamilyViews } from "./imageFamilyViews";
import { images } from "./images";
import { instances } from "./instances";
import { machineTypes } from "./machineTypes";
import { projects } from "./projects";
import { regionOperations } from "./regionOperations";
import { regions } from "./regions";
import { snapshots } from "./snapshots";
import { zoneOperations } from "./zoneOperations";
import { zones } from "./zones";

/** Every method that is implemented. The folders mirror Google's method ids. */
export const methods: readonly Method[] = [
  ...cloudResourceManager,
  ...disks,
  ...diskTypes,
  ...firewalls,
  ...globalOperations,
  ...imageFamilyViews,
  ...images,
  ...instances,
  ...machineTypes,
  ...projects,
  ...regionOperations,
  ...regions,
  ...snapshots,
  ...zoneOperations,
  ...zones,
];
