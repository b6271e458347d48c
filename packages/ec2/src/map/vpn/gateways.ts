import type { Cloud, VpnGateway } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { VpnGateway as Ec2Gateway } from "../../model/types.generated";
import { type AccountTags, readAccountTags } from "../account-tags";
import { notFoundError } from "../ids";

/** What is noted of a gateway that no VPC has: else the UUID of CloudStack's gateway is, which is made with its VPC. */
export const DETACHED = "detached";

/** A gateway as clients know it. */
export interface KnownGateway {
  readonly uuid: string;
  /** CloudStack's; absent while it is attached to no VPC. */
  readonly gateway?: VpnGateway;
}

/** CloudStack's gateways, under the UUID that a client has from creating them, and those not attached yet. */
export async function vpnGateways(cloud: Cloud, notes: AccountTags): Promise<readonly KnownGateway[]> {
  const gateways = await cloud.list("listVpnGateways");
  const noted = [...notes.noted("vpnGateway")];
  const attached = gateways.map((gateway) => ({
    uuid: noted.find(([, at]) => at === gateway.id)?.[0] ?? gateway.id,
    gateway,
  }));
  const loose = noted.filter(([, at]) => !gateways.some(({ id }) => id === at)).map(([uuid]) => ({ uuid }));
  return [...attached, ...loose];
}

/** @throws Ec2Error InvalidVpnGatewayID.* */
export async function findVpnGateway(id: string, { cloud, ids }: Ec2Context): Promise<KnownGateway> {
  const [uuid, notes] = await Promise.all([ids.resolveOne("vpnGateway", id), readAccountTags(cloud, "fresh")]);
  const known = (await vpnGateways(cloud, notes)).find((gateway) => gateway.uuid === uuid);
  if (!known) throw notFoundError("vpnGateway", id);
  return known;
}

export function vpnGatewayView(
  { uuid, gateway }: KnownGateway,
  notes: AccountTags,
  { ids }: Pick<Ec2Context, "ids">,
): Ec2Gateway {
  const vpc = gateway?.vpcid;
  return {
    VpnGatewayId: ids.of("vpnGateway", uuid),
    State: "available",
    Type: "ipsec.1",
    VpcAttachments: vpc === undefined ? [] : [{ State: "attached", VpcId: ids.of("vpc", vpc) }],
    Tags: notes.of("vpnGateway", uuid),
  };
}
