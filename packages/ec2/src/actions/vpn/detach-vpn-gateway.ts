import { defineAction } from "../../action";
import { note } from "../../map/account-tags";
import { resolveVpc } from "../../map/networks/vpcs";
import { DETACHED, findVpnGateway } from "../../map/vpn/gateways";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const detachVpnGateway = defineAction("DetachVpnGateway", {
  parameters: { VpnGatewayId: honoured, VpcId: honoured },
  errors: { 431: "DependencyViolation" },
  async run({ VpnGatewayId, VpcId }, context) {
    const [vpc, { uuid, gateway }] = await Promise.all([
      resolveVpc(VpcId, context),
      findVpnGateway(VpnGatewayId, context),
    ]);
    if (gateway?.vpcid !== vpc) {
      throw new Ec2Error("Gateway.NotAttached", `'${VpnGatewayId}' is not attached to '${VpcId}'`);
    }
    await context.cloud.run("deleteVpnGateway", { id: gateway.id });
    await note("vpnGateway", uuid, DETACHED, context);
    return {};
  },
});
