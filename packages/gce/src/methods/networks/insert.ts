import type { Context } from "../../context";
import { defineMutation, type Effect } from "../../frame/mutation";
import { checkedName } from "../../map/checked-name";
import { gatewayAndNetmask } from "../../map/cidr";
import { hasSecurityGroups } from "../../map/guest-networks";
import { RESERVED_PREFIX } from "../../map/labels";
import { isolatedOffering, vpcOffering } from "../../map/network-offerings";
import { findNetwork, NETWORK } from "../../map/networks";
import { listZones, type Zone } from "../../map/zones";
import type { Network } from "../../model/types.generated";
import { alreadyExists, GceError } from "../../wire/errors";

/** Tiers are cut out of it; CloudStack wants to know it before there is one. */
const VPC_RANGE = "10.0.0.0/8";

/**
 * A network with automatic subnetworks, or of the legacy kind with a range, is an isolated network in each zone that takes one; a
 * network whose subnetworks the user makes is a VPC.
 */
export const insert = defineMutation("networks.insert", {
  fields: {
    honours: ["name", "description", "autoCreateSubnetworks", "IPv4Range"],
    ignores: {
      routingConfig: "Networks here are routed within their region.",
      mtu: "The operator decides on it.",
      networkFirewallPolicyEnforcementOrder: "There are no firewall policies.",
    },
  },
  async run({ parameters: { project }, body }, context) {
    const { name = "" } = body;
    checkedName(name);
    if (await findNetwork(context, name)) throw alreadyExists(`projects/${project}/global/networks/${name}`);
    const zones = (await listZones(context)).filter((zone) => !hasSecurityGroups(zone));
    if (zones.length === 0) throw new GceError("unsupported", "No zone of this cloud takes networks of its users.");
    const custom = body.autoCreateSubnetworks !== true && body.IPv4Range === undefined;
    return custom ? makeVpc(context, zones, name, body) : makeIsolated(context, zones, name, body);
  },
});

async function makeVpc(
  context: Context,
  [zone, ...others]: readonly Zone[],
  name: string,
  { description }: Network,
): Promise<Effect> {
  if (!zone || others.length > 0) {
    throw new GceError("unsupported", "A VPC lies in one zone, and this cloud has several: use automatic subnetworks.");
  }
  const { id: vpcofferingid } = await vpcOffering(context);
  const place = { zoneid: zone.uuid, vpcofferingid, cidr: VPC_RANGE };
  const { id = "", jobId } = await context.cloud.start("createVPC", {
    name,
    displaytext: description || name,
    ...place,
  });
  context.cloud.forget();
  return { target: { uuid: id, name }, jobId };
}

async function makeIsolated(
  context: Context,
  zones: readonly Zone[],
  name: string,
  { description, IPv4Range }: Network,
): Promise<Effect> {
  const range = IPv4Range === undefined ? {} : gatewayAndNetmask("resource.IPv4Range", IPv4Range);
  const { id: networkofferingid } = await isolatedOffering(context);
  const made: string[] = [];
  try {
    for (const { uuid: zoneid } of zones) {
      const displaytext = description || name;
      const { id } = await context.cloud.call("createNetwork", {
        name,
        displaytext,
        zoneid,
        networkofferingid,
        ...range,
      });
      made.push(id);
    }
    const tags = [{ key: RESERVED_PREFIX + NETWORK, value: name }];
    await context.cloud.run("createTags", { resourcetype: "Network", resourceids: made, tags });
  } catch (error) {
    await Promise.allSettled(made.map((id) => context.cloud.run("deleteNetwork", { id })));
    throw error;
  } finally {
    context.cloud.forget();
  }
  return { target: { uuid: made[0] ?? "", name } };
}
