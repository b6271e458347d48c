import type { Context } from "../../context";
import type { Firewall as FirewallDocument } from "../../model/types.generated";
import { numericId } from "../ids";
import { EVERYONE, tagOf } from "../network-tags";
import { timestamp } from "../time";
import type { Firewall } from "./firewalls";
import { allowedOf, trafficOfRule } from "./traffic";

const DEFAULT_PRIORITY = 1000;

export function firewallDocument(firewall: Firewall, { links }: Pick<Context, "links">): FirewallDocument {
  const { name, uuid, network, direction, rules, record } = firewall;
  const ranges = unique(rules.flatMap(({ rule }) => rule.cidr ?? []));
  const peers = unique(rules.flatMap(({ rule }) => (rule.securitygroupname ? [peerTag(rule.securitygroupname)] : [])));
  const targets = unique(rules.map(({ group }) => tagOf(group).tag)).filter((tag) => tag !== EVERYONE);
  return {
    kind: "compute#firewall",
    id: numericId(uuid),
    creationTimestamp: timestamp((record?.created ?? 0) * 1000),
    name,
    description: record?.description ?? "",
    network: links.global("networks", network),
    priority: record?.priority ?? DEFAULT_PRIORITY,
    direction,
    ...(ranges.length > 0 && { [direction === "INGRESS" ? "sourceRanges" : "destinationRanges"]: ranges }),
    ...(peers.length > 0 && { sourceTags: peers }),
    ...(targets.length > 0 && { targetTags: targets }),
    allowed: allowedOf(rules.map(({ rule }) => trafficOfRule(rule))),
    disabled: false,
    logConfig: { enable: false },
    selfLink: links.global("firewalls", name),
  };
}

const peerTag = (name: string): string => tagOf({ name }).tag;
const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();
