import { defineAction } from "../../action";
import { note } from "../../map/account-tags";
import { findVpc } from "../../map/networks/vpcs";
import { findVpnGateway } from "../../map/vpn/gateways";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const attachVpnGateway = defineAction("AttachVpnGateway", {
  parameters: { VpnGatewayId: honoured, VpcId: honoured },
  errors: { 431: "InvalidParameterValue" },
  async run({ VpnGatewayId, VpcId }, context) {
    const { cloud } = context;
    const [vpcid, { uuid, gateway }, vpcs] = await Promise.all([
      findVpc(VpcId, context),
      findVpnGateway(VpnGatewayId, context),
      cloud.catalogue("listVPCs"),
    ]);
    if (!vpcs.some(({ id }) => id === vpcid)) {
      throw new Ec2Error("UnsupportedOperation", "Only CloudStack's VPCs have VPN gateways");
    }
    if (gateway && gateway.vpcid !== vpcid) {
      throw new Ec2Error("Resource.AlreadyAssociated", `The gateway '${VpnGatewayId}' is attached to another VPC`);
    }
    if (!gateway) {
      const made = await cloud.run("createVpnGateway", { vpcid });
      await note("vpnGateway", uuid, made.id, context);
    }
    return { VpcAttachment: { State: "attached", VpcId } };
  },
});
