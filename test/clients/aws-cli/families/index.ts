import type { Family } from "../step";
import { addresses, sharedAddresses } from "./addresses";
import { cloud } from "./cloud";
import { defaultVpc } from "./default-vpc";
import { dhcpOptions } from "./dhcp-options";
import { images } from "./images";
import { instances } from "./instances";
import { internetGateways } from "./internet-gateways";
import { keyPairs } from "./key-pairs";
import { networkAcls } from "./network-acls";
import { basicInterfaces, networkInterfaces, secondInterfaces } from "./network-interfaces";
import { placementGroups } from "./placement-groups";
import { routeTables } from "./route-tables";
import { securityGroups } from "./security-groups";
import { sharedNetworks } from "./shared-networks";
import { snapshots } from "./snapshots";
import { tags } from "./tags";
import { volumes } from "./volumes";
import { vpcs } from "./vpcs";
import { vpn } from "./vpn";

export const families: readonly Family[] = [
  cloud,
  keyPairs,
  securityGroups,
  tags,
  instances,
  volumes,
  snapshots,
  images,
  placementGroups,
  basicInterfaces,
  networkInterfaces,
  defaultVpc,
  addresses,
  sharedAddresses,
  sharedNetworks,
  vpcs,
  internetGateways,
  dhcpOptions,
  networkAcls,
  vpn,
  routeTables,
  secondInterfaces,
];
