import type { Method } from "../frame/method";
import { addresses } from "./addresses";
import { cloudResourceManager } from "./cloudresourcemanager";
import { disks } from "./disks";
import { diskTypes } from "./diskTypes";
import { firewalls } from "./firewalls";
import { forwardingRules } from "./forwardingRules";
import { globalAddresses } from "./globalAddresses";
import { globalOperations } from "./globalOperations";
import { imageFamilyViews } from "./imageFamilyViews";
import { images } from "./images";
import { instances } from "./instances";
import { licenses } from "./licenses";
import { machineTypes } from "./machineTypes";
import { networks } from "./networks";
import { projects } from "./projects";
import { regionOperations } from "./regionOperations";
import { regions } from "./regions";
import { routes } from "./routes";
import { snapshots } from "./snapshots";
import { subnetworks } from "./subnetworks";
import { targetPools } from "./targetPools";
import { zoneOperations } from "./zoneOperations";
import { zones } from "./zones";

/** Every method that is implemented. The folders mirror Google's method ids. */
export const methods: readonly Method[] = [
  ...addresses,
  ...cloudResourceManager,
  ...disks,
  ...diskTypes,
  ...firewalls,
  ...forwardingRules,
  ...globalAddresses,
  ...globalOperations,
  ...imageFamilyViews,
  ...images,
  ...instances,
  ...licenses,
  ...machineTypes,
  ...networks,
  ...projects,
  ...regionOperations,
  ...regions,
  ...routes,
  ...snapshots,
  ...subnetworks,
  ...targetPools,
  ...zoneOperations,
  ...zones,
];
