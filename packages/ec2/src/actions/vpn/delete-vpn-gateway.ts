import { defineAction } from "../../action";
import { forget } from "../../map/account-tags";
import { findVpnGateway } from "../../map/vpn/gateways";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deleteVpnGateway = defineAction("DeleteVpnGateway", {
  parameters: { VpnGatewayId: honoured },
  async run({ VpnGatewayId }, context) {
    const { uuid, gateway } = await findVpnGateway(VpnGatewayId, context);
    if (gateway) throw new Ec2Error("IncorrectState", `The gateway '${VpnGatewayId}' is attached to a VPC`);
    await forget("vpnGateway", uuid, context);
    return {};
  },
});
