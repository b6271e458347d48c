import type { Action } from "../action";
import { addresses } from "./addresses";
import { dhcpOptions } from "./dhcp-options";
import { getCallerIdentity } from "./identity/get-caller-identity";
import { images } from "./images";
import { instanceTypes } from "./instance-types";
import { instances } from "./instances";
import { internetGateways } from "./internet-gateways";
import { keyPairs } from "./key-pairs";
import { networkAcls } from "./network-acls";
import { networkInterfaces } from "./network-interfaces";
import { placementGroups } from "./placement-groups";
import { regions } from "./regions";
import { routeTables } from "./route-tables";
import { securityGroups } from "./security-groups";
import { snapshots } from "./snapshots";
import { subnets } from "./subnets";
import { tags } from "./tags";
import { volumes } from "./volumes";
import { vpcs } from "./vpcs";
import { vpn } from "./vpn";

/** Every action, by the name that clients send. */
export const actions: ReadonlyMap<string, Action> = new Map(
  [
    getCallerIdentity,
    ...instances,
    ...instanceTypes,
    ...keyPairs,
    ...securityGroups,
    ...volumes,
    ...snapshots,
    ...images,
    ...tags,
    ...regions,
    ...addresses,
    ...vpcs,
    ...subnets,
    ...internetGateways,
    ...routeTables,
    ...dhcpOptions,
    ...networkInterfaces,
    ...networkAcls,
    ...vpn,
    ...placementGroups,
  ].map((action) => [action.name, action]),
);
