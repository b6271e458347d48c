import type { ParametersOf } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { defineMutation } from "../../frame/mutation";
import { FOR_RULE, listAddresses } from "../../map/addresses";
import { checkedName } from "../../map/checked-name";
import { tagNew, tagsFor } from "../../map/described";
import { RESERVED_PREFIX } from "../../map/labels";
import { algorithmOf } from "../../map/load-balancing/affinity";
import { idsOf } from "../../map/load-balancing/members";
import { findPool, type Pool } from "../../map/load-balancing/pools";
import { listRules, POOL } from "../../map/load-balancing/rules";
import type { ForwardingRule } from "../../model/types.generated";
import { alreadyExists, invalidField } from "../../wire/errors";
import { lastSegment, parseLink } from "../../wire/links";

/** A balanced rule of CloudStack at a public address, which lets everyone in, with the machines of its pool behind it. */
export const insert = defineMutation("forwardingRules.insert", {
  fields: {
    honours: ["name", "description", "labels", "IPAddress", "IPProtocol", "portRange", "target", "loadBalancingScheme"],
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
    const tags = tagsFor(body);
    const wantedPool = parseLink("resource.target", target, "targetPools").name;
    const [pool, rules] = await Promise.all([findPool(context, region, wantedPool), listRules(context)]);
    if (rules.some((rule) => rule.name === name)) {
      throw alreadyExists(`projects/${project}/regions/${region}/forwardingRules/${name}`);
    }
    const address = await addressFor(context, pool, body);
    const id = await makeRule(context, address, {
      name,
      networkid: pool.network.id,
      algorithm: algorithmOf(pool.record.affinity),
      protocol,
      publicport: port,
      privateport: port,
    });
    await tagNew(context, "LoadBalancer", id, [...tags, { key: RESERVED_PREFIX + POOL, value: pool.name }]);
    const virtualmachineids = idsOf(pool.machines);
    if (virtualmachineids.length > 0) await context.cloud.run("assignToLoadBalancerRule", { id, virtualmachineids });
    return { target: { uuid: id, name } };
  },
});

type RuleParameters = Omit<ParametersOf<"createLoadBalancerRule">, "publicipid" | "openfirewall">;

/** Makes the rule; if that fails, an address that was taken for it is given back. */
async function makeRule({ cloud }: Context, address: Taken, parameters: RuleParameters): Promise<string> {
  try {
    const rule = { ...parameters, publicipid: address.id, openfirewall: true };
    return (await cloud.run("createLoadBalancerRule", rule)).id;
  } catch (error) {
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
    const wanted = lastSegment(IPAddress);
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
