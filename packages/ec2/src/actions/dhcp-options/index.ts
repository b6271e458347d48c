import type { Action } from "../../action";
import { associateDhcpOptions } from "./associate-dhcp-options";
import { createDhcpOptions } from "./create-dhcp-options";
import { deleteDhcpOptions } from "./delete-dhcp-options";
import { describeDhcpOptions } from "./describe-dhcp-options";

export const dhcpOptions: readonly Action[] = [
  createDhcpOptions,
  deleteDhcpOptions,
  describeDhcpOptions,
  associateDhcpOptions,
];
