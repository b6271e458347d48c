import type { Cloud, VpnGateway } from "@stackgate/cloudstack";
import type { AccountTags } from "../account-tags";

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
