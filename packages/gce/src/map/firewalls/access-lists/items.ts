import type { NetworkACL, ParametersOf } from "@stackgate/cloudstack";
import { type Traffic, trafficKey, trafficOfRule } from "../traffic";
import type { Action, WantedFirewall } from "../wanted";

/**
 * CloudStack looks at a list's items by number and takes the first that fits; Compute Engine looks at priorities, and denies before it
 * allows. So each priority has a range of numbers, whose first half is for what is denied.
 */
const PER_PRIORITY = 1000;
const PER_ACTION = PER_PRIORITY / 2;
const LAST_PRIORITY = 65_535;

/** Behind all of them: a list that has any outgoing item lets out only what those allow, a network lets out what none denies. */
export const EVERYTHING_OUT = {
  number: (LAST_PRIORITY + 1) * PER_PRIORITY + 1,
  traffictype: "Egress",
  action: "Allow",
  protocol: "all",
  cidrlist: ["0.0.0.0/0"],
} as const;

/** An item as a firewall wants it, but for its number. */
export type WantedItem = Omit<ParametersOf<"createNetworkACL">, "aclid" | "number"> & { readonly key: string };

/** One item for each traffic; all ranges stand in it. */
export const wantedItems = ({ direction, action, traffic, ranges }: WantedFirewall): readonly WantedItem[] =>
  traffic.map((one) => ({
    ...one,
    cidrlist: ranges,
    action,
    traffictype: direction === "INGRESS" ? "Ingress" : "Egress",
    key: keyOf(one, ranges, action),
  }));

/** The same for items that do the same in their direction. */
const keyOf = (traffic: Traffic, ranges: readonly string[], action: Action): string =>
  [trafficKey(traffic), action, ...ranges.toSorted()].join(" ");

export const itemKey = (item: NetworkACL): string => keyOf(trafficOfItem(item), rangesOf(item), actionOf(item));

/** The first number of a priority that no item has. */
export function freeNumber(taken: ReadonlySet<number>, priority: number, action: Action): number {
  let number = firstNumber(priority, action);
  while (taken.has(number)) number += 1;
  return number;
}

const firstNumber = (priority: number, action: Action): number =>
  priority * PER_PRIORITY + (action === "Deny" ? 0 : PER_ACTION) + 1;

/** Whether an item stands where that priority's do. */
export function isAt({ number = 0 }: NetworkACL, priority: number, action: Action): boolean {
  const first = firstNumber(priority, action);
  return number >= first && number < first + PER_ACTION;
}

/** The priority of an item that another tool made: they number from 1 on, which comes before everything. */
export const priorityAt = ({ number = 0 }: NetworkACL): number =>
  Math.min(Math.floor(Math.max(number - 1, 0) / PER_PRIORITY), LAST_PRIORITY);

export const isIngress = ({ traffictype = "" }: NetworkACL): boolean => traffictype.toLowerCase() !== "egress";

export const actionOf = ({ action = "" }: NetworkACL): Action => (action.toLowerCase() === "deny" ? "Deny" : "Allow");

export const rangesOf = ({ cidrlist = "" }: NetworkACL): readonly string[] =>
  cidrlist.split(",").filter((range) => range !== "");

export const trafficOfItem = ({ protocol = "all", startport, endport, icmptype, icmpcode }: NetworkACL): Traffic =>
  trafficOfRule({
    protocol,
    ...(startport !== undefined && { startport: Number(startport), endport: Number(endport ?? startport) }),
    ...(icmptype !== undefined && { icmptype, icmpcode: icmpcode ?? -1 }),
  });
