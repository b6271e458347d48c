import type { Family } from "../step";
import { annotations } from "./annotations";
import { disks } from "./disks";
import { everywhere } from "./everywhere";
import { externalAddresses } from "./external-addresses";
import { firewalls } from "./firewalls";
import { images } from "./images";
import { instanceChanges } from "./instance-changes";
import { bulk, instances } from "./instances";
import { loadBalancing } from "./load-balancing";
import { machineTypes } from "./machine-types";
import { networks } from "./networks";
import { onlyGuestAddresses } from "./only-guest-addresses";
import { operations } from "./operations";
import { projects } from "./projects";
import { ssh } from "./ssh";
import { zones } from "./zones";

/** What every kind of zone has, and may do differently. */
export const inAnyZone: readonly Family[] = [
  zones,
  machineTypes,
  instances,
  bulk,
  annotations,
  instanceChanges,
  disks,
  firewalls,
  ssh,
];

export const inZonesWithGroups: readonly Family[] = [onlyGuestAddresses];

export const inIsolatedZones: readonly Family[] = [externalAddresses, networks, loadBalancing];

/** What has nothing to do with the kind of zone. */
export const once: readonly Family[] = [projects, images, operations, everywhere];
