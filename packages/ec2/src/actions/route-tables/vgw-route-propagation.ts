import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { readAccountTags } from "../../map/account-tags";
import { findTable } from "../../map/route-tables/find";
import { vpnGateways } from "../../map/vpn/gateways";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

/** CloudStack's router has the routes of its VPN connections without being told. */
export const enableVgwRoutePropagation = defineAction("EnableVgwRoutePropagation", {
  parameters: { RouteTableId: honoured, GatewayId: honoured },
  async run(input, context) {
    await requireOfVpc(input, context);
    return {};
  },
});

export const disableVgwRoutePropagation = defineAction("DisableVgwRoutePropagation", {
  parameters: { RouteTableId: honoured, GatewayId: honoured },
  async run(input, context) {
    await requireOfVpc(input, context);
    throw new Ec2Error("UnsupportedOperation", "CloudStack's router always has the routes of its VPN connections");
  },
});

interface Propagation {
  readonly RouteTableId: string;
  readonly GatewayId: string;
}

async function requireOfVpc({ RouteTableId, GatewayId }: Propagation, context: Ec2Context): Promise<void> {
  const { cloud, ids } = context;
  const [{ vpc }, uuid, notes] = await Promise.all([
    findTable(RouteTableId, context),
    ids.resolveOne("vpnGateway", GatewayId),
    readAccountTags(cloud, "fresh"),
  ]);
  const known = (await vpnGateways(cloud, notes)).find((gateway) => gateway.uuid === uuid);
  if (known?.gateway?.vpcid !== vpc) {
    throw new Ec2Error("Gateway.NotAttached", `The gateway '${GatewayId}' is not attached to the table's VPC`);
  }
}
