import type { Method } from "../frame/method";
import { cloudResourceManager } from "./cloudresourcemanager";
import { globalOperations } from "./globalOperations";
import { imageFamilyViews } from "./imageFamilyViews";
import { images } from "./images";
import { machineTypes } from "./machineTypes";
import { projects } from "./projects";
import { regionOperations } from "./regionOperations";
import { regions } from "./regions";
import { zoneOperations } from "./zoneOperations";
import { zones } from "./zones";

/** Every method that is implemented. The folders mirror Google's method ids. */
export const methods: readonly Method[] = [
  ...cloudResourceManager,
  ...globalOperations,
  ...imageFamilyViews,
  ...images,
  ...machineTypes,
  ...projects,
  ...regionOperations,
  ...regions,
  ...zoneOperations,
  ...zones,
];
