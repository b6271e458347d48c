import type { ParametersOf } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { defineMutation } from "../../frame/mutation";
import { FOR_RULE, listAddresses } from "../../map/addresses";
import { checkedName } from "../../map/checked-name";
import { rangeOf } from "../../map/cidr";
import { tagNew, tagsFor } from "../../map/described";
import { RESERVED_PREFIX } from "../../map/labels";
import { algorithmOf } from "../../map/load-balancing/affinity";
import { idsOf } from "../../map/load-balancing/members";
import { findPool, type Pool } from "../../map/load-balancing/pools";
import { listRules, POOL } from "../../map/load-balancing/rules";
import { ownLink } from "../../map/own-links";
import type { ForwardingRule } from "../../model/types.generated";
import { alreadyExists, invalidField } from "../../wire/errors";

/** A balanced rule of CloudStack at a public address, which lets in everyone or the named ranges, with the machines of its pool behind it. */
export const insert = defineMutation("forwardingRules.insert", {
  fields: {
    honours: [
      "name",
      "description",
      "labels",
      "IPAddress",
      "IPProtocol",
      "portRange",
      "sourceIpRanges",
      "target",
      "loadBalancingScheme",
    ],
    ignores: { networkTier: "There is one tier." },
    refuses: { backendService: "Rules lead to target pools.", ports: "A rule has one port: use portRange." },
  },
  async run({ parameters: { project, region }, body }, context) {
    const { name = "", target = "", loadBalancingScheme = "EXTERNAL" } = body;
    checkedName(name);
    if (loadBalancingScheme !== "EXTERNAL") {
      throw invalidField("resource.loadBalancingScheme", loadBalancingScheme, "It must be EXTERNAL.");
    }
    const port = portOf(body.portRange);
    const protocol = protocolOf(body.IPProtocol);
    const sources = (body.sourceIpRanges ?? []).map((range) => rangeOf("resource.sourceIpRanges", range));
    const tags = tagsFor(body);
    const wantedPool = ownLink(context, "resource.target", target, "targetPools").name;
    const [pool, rules] = await Promise.all([findPool(context, region, wantedPool), listRules(context)]);
    if (rules.some((rule) => rule.name === name)) {
      throw alreadyExists(`projects/${project}/regions/${region}/forwardingRules/${name}`);
    }
    const address = await addressFor(context, pool, body);
    const rule = {
      name,
      networkid: pool.network.id,
      algorithm: algorithmOf(pool.record.affinity),
      protocol,
      publicport: port,
      privateport: port,
      ...(sources.length > 0 && { cidrlist: sources }),
    };
    const id = await makeRule(context, address, rule, {
      tags: [...tags, { key: RESERVED_PREFIX + POOL, value: pool.name }],
      machines: idsOf(pool.machines),
    });
    return { target: { uuid: id, name } };
  },
});

type RuleParameters = Omit<ParametersOf<"createLoadBalancerRule">, "publicipid" | "openfirewall">;

/** What a rule is given once it is there. */
interface Furnishing {
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly machines: readonly string[];
}

/** Makes the rule with all that belongs to it; if anything fails, it is taken back, and the address that was taken for it. */
async function makeRule(
  { cloud }: Context,
  address: Taken,
  parameters: RuleParameters,
  { tags, machines }: Furnishing,
): Promise<string> {
  let made: string | undefined;
  try {
    const rule = { ...parameters, publicipid: address.id, openfirewall: true };
    const { id } = await cloud.run("createLoadBalancerRule", rule);
    made = id;
    await cloud.run("createTags", { resourcetype: "LoadBalancer", resourceids: [id], tags });
    if (machines.length > 0) await cloud.run("assignToLoadBalancerRule", { id, virtualmachineids: machines });
    return id;
  } catch (error) {
    if (made !== undefined) await cloud.run("deleteLoadBalancerRule", { id: made });
    if (address.forRule) await cloud.run("disassociateIpAddress", { id: address.id });
    throw error;
  }
}

interface Taken {
  readonly id: string;
  /** Whether it was taken just now, for this rule alone. */
  readonly forRule: boolean;
}

function portOf(range = ""): number {
  const [, low = "", high = low] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(range) ?? [];
  if (low === "" || low !== high || Number(low) < 1 || Number(low) > 65_535) {
    throw invalidField("resource.portRange", range, "It must be one port: CloudStack balances no ranges.");
  }
  return Number(low);
}

function protocolOf(protocol = "TCP"): string {
  if (protocol !== "TCP" && protocol !== "UDP") {
    throw invalidField("resource.IPProtocol", protocol, "It must be TCP or UDP.");
  }
  return protocol.toLowerCase();
}

/** The reserved address that is named by link, name or number; else a new one that goes with the rule. */
async function addressFor(context: Context, { network }: Pool, { IPAddress }: ForwardingRule): Promise<Taken> {
  if (IPAddress) {
    const wanted = ownLink(context, "resource.IPAddress", IPAddress, "addresses").name;
    const found = (await listAddresses(context)).find(
      ({ name, cloud }) => name === wanted || cloud.ipaddress === wanted,
    );
    if (!found) throw invalidField("resource.IPAddress", IPAddress, "There is no such reserved address.");
    return { id: found.cloud.id, forRule: false };
  }
  const { id } = await context.cloud.run("associateIpAddress", { networkid: network.id });
  await tagNew(context, "PublicIpAddress", id, [{ key: RESERVED_PREFIX + FOR_RULE, value: "true" }]);
  return { id, forRule: true };
}
