import type { LoadBalancerRule } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { ForwardingRule as RuleDocument } from "../../model/types.generated";
import { notFound } from "../../wire/errors";
import { descriptionOf } from "../described";
import { isCalled, numericId } from "../ids";
import { labelFields, reservedTag } from "../labels";
import { uniqueNames } from "../names";
import { timestamp } from "../time";
import { listZones, type Zone } from "../zones";

/** The reserved tag of a rule: the name of its pool. */
export const POOL = "pool";

/** One of CloudStack's balanced rules. */
export interface Rule {
  readonly name: string;
  readonly zone: Zone;
  readonly cloud: LoadBalancerRule;
}

export const poolOf = ({ cloud }: Rule): string | undefined => reservedTag(cloud, POOL);

/** Every rule, whoever made it; those of other tools have no pool. */
export async function listRules(context: Context): Promise<readonly Rule[]> {
  const [zones, rules] = await Promise.all([listZones(context), context.cloud.list("listLoadBalancerRules")]);
  return [...uniqueNames(rules, ({ name }) => name)].flatMap(([name, cloud]) => {
    const zone = zones.find(({ uuid }) => uuid === cloud.zoneid);
    return zone ? [{ name, zone, cloud }] : [];
  });
}

/** The rule that a path names. */
export async function findRule(context: Context, region: string, wanted: string): Promise<Rule> {
  const found = (await listRules(context)).find(
    ({ name, zone, cloud }) => zone.region === region && isCalled(wanted, name, cloud.id),
  );
  if (!found) throw notFound(`projects/${context.project.name}/regions/${region}/forwardingRules/${wanted}`);
  return found;
}

export const ruleTarget = ({ cloud, name }: Rule) => ({ uuid: cloud.id, name });

export function ruleDocument(rule: Rule, { links }: Pick<Context, "links">): RuleDocument {
  const { name, zone, cloud } = rule;
  const pool = poolOf(rule);
  return {
    kind: "compute#forwardingRule",
    id: numericId(cloud.id),
    // CloudStack says nothing of when a rule was made; clients want some time.
    creationTimestamp: timestamp(0),
    name,
    description: descriptionOf(cloud),
    IPAddress: cloud.publicip ?? "",
    IPProtocol: cloud.protocol?.toLowerCase() === "udp" ? "UDP" : "TCP",
    portRange: `${cloud.publicport}-${cloud.publicport}`,
    loadBalancingScheme: "EXTERNAL",
    ...(cloud.cidrlist && { sourceIpRanges: cloud.cidrlist.split(",").map((range) => range.trim()) }),
    networkTier: "PREMIUM",
    ...(pool !== undefined && { target: links.regional(zone.region, "targetPools", pool) }),
    ...labelFields(cloud),
    region: links.region(zone.region),
    selfLink: links.regional(zone.region, "forwardingRules", name),
  };
}
