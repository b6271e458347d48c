import type { Context } from "../../context";
import type { Firewall as FirewallDocument } from "../../model/types.generated";
import { invalidField } from "../../wire/errors";
import { checkedName } from "../checked-name";
import { rangeOf } from "../cidr";
import { isName } from "../names";
import { EVERYONE, groupName } from "../network-tags";
import { type Network, networkLinked } from "../networks";
import type { Direction } from "./firewalls";
import { type FirewallRecord, newRecord } from "./record";
import { type Traffic, trafficOf } from "./traffic";

/** As access lists have it. */
export type Action = "Allow" | "Deny";

/** What a firewall shall be, in CloudStack's terms: each traffic, from each peer, in each group or in the network's access list. */
export interface WantedFirewall {
  readonly name: string;
  readonly network: Network;
  readonly direction: Direction;
  readonly action: Action;
  /** None in a VPC, where a firewall holds for all machines. */
  readonly groups: readonly string[];
  readonly traffic: readonly Traffic[];
  readonly ranges: readonly string[];
  readonly peerGroups: readonly string[];
  readonly record: FirewallRecord;
}

/** Checks a document whole, so that nothing is begun that can't be finished. */
export async function wantedFirewall(
  { name = "", ...body }: FirewallDocument,
  context: Context,
  created = context.now(),
): Promise<WantedFirewall> {
  checkedName(name);
  const network = await networkLinked(context, "resource.network", body.network);
  const direction = directionOf(body.direction);
  checkSides(direction, body);
  if (network.vpc) checkForAll(body);
  const group = (tag: string): string => groupName(network.name, tag);
  const targets = tagsOf("resource.targetTags", body.targetTags);
  return {
    name,
    network,
    direction,
    ...trafficAndAction(body, network),
    groups: targets.length > 0 ? targets.map(group) : [group(EVERYONE)],
    ...peersOf(direction, body, group),
    record: newRecord(created, priorityOf(body.priority), body.description),
  };
}

function directionOf(direction = "INGRESS"): Direction {
  if (direction !== "INGRESS" && direction !== "EGRESS") {
    throw invalidField("resource.direction", direction, "It must be INGRESS or EGRESS.");
  }
  return direction;
}

/** The tiers of a VPC have lists, machines in them have no groups. */
function checkForAll({ targetTags = [], sourceTags = [] }: FirewallDocument): void {
  for (const [field, tags] of Object.entries({ targetTags, sourceTags })) {
    if (tags.length > 0) {
      throw invalidField(`resource.${field}`, tags[0], "The access lists of a VPC know no tags: use address ranges.");
    }
  }
}

function trafficAndAction({ allowed = [], denied = [] }: FirewallDocument, { vpc }: Network) {
  if (allowed.length + denied.length === 0) {
    throw invalidField("resource.allowed", "", "At least one protocol must be allowed or denied.");
  }
  if (allowed.length > 0 && denied.length > 0) {
    throw invalidField("resource.denied", denied[0]?.IPProtocol, "A firewall either allows or denies.");
  }
  if (allowed.length > 0) return { action: "Allow" as const, traffic: trafficOf(allowed) };
  if (!vpc) {
    const why =
      "The rules of security groups only allow: what none allows is denied. In VPC networks firewalls can deny.";
    throw invalidField("resource.denied", denied[0]?.IPProtocol, why);
  }
  return { action: "Deny" as const, traffic: trafficOf(denied, "resource.denied") };
}

function checkSides(
  direction: Direction,
  { sourceRanges = [], sourceTags = [], destinationRanges = [] }: FirewallDocument,
) {
  const odd = direction === "INGRESS" ? { destinationRanges } : { sourceRanges, sourceTags };
  for (const [field, values] of Object.entries(odd)) {
    if (values.length > 0)
      throw invalidField(`resource.${field}`, values[0], `It can't be set with ${direction} here.`);
  }
}

function peersOf(direction: Direction, body: FirewallDocument, group: (tag: string) => string) {
  const field = direction === "INGRESS" ? "sourceRanges" : "destinationRanges";
  const ranges = (body[field] ?? []).map((text) => rangeOf(`resource.${field}`, text));
  const peerGroups = tagsOf("resource.sourceTags", body.sourceTags).map(group);
  const anywhere = ranges.length === 0 && peerGroups.length === 0;
  return { ranges: anywhere ? ["0.0.0.0/0"] : [...new Set(ranges)], peerGroups };
}

function tagsOf(field: string, tags: readonly string[] = []): readonly string[] {
  const odd = tags.find((tag) => !isName(tag));
  if (odd !== undefined) throw invalidField(field, odd, "It is not a valid network tag.");
  return [...new Set(tags)];
}

/** Groups only allow, so that priorities decide nothing there; they are kept and shown. */
function priorityOf(priority: number | undefined): number | undefined {
  if (priority !== undefined && (priority < 0 || priority > 65_535)) {
    throw invalidField("resource.priority", priority, "It must be between 0 and 65535.");
  }
  return priority;
}
