import type { Action } from "../../action";
import { assignPrivateIpAddresses } from "./assign-private-ip-addresses";
import { attachNetworkInterface } from "./attach-network-interface";
import { createNetworkInterface } from "./create-network-interface";
import { deleteNetworkInterface } from "./delete-network-interface";
import { describeNetworkInterfaceAttribute } from "./describe-network-interface-attribute";
import { describeNetworkInterfaces } from "./describe-network-interfaces";
import { detachNetworkInterface } from "./detach-network-interface";
import { modifyNetworkInterfaceAttribute } from "./modify-network-interface-attribute";
import { resetNetworkInterfaceAttribute } from "./reset-network-interface-attribute";
import { unassignPrivateIpAddresses } from "./unassign-private-ip-addresses";

/** CloudStack has nics on machines only; interfaces by themselves are noted at the account (see map/network-interfaces). */
export const networkInterfaces: readonly Action[] = [
  createNetworkInterface,
  deleteNetworkInterface,
  attachNetworkInterface,
  describeNetworkInterfaces,
  describeNetworkInterfaceAttribute,
  modifyNetworkInterfaceAttribute,
  resetNetworkInterfaceAttribute,
  detachNetworkInterface,
  assignPrivateIpAddresses,
  unassignPrivateIpAddresses,
];
