import { defineAction } from "../../action";
import { note } from "../../map/account-tags";
import { findOwnGateway } from "../../map/internet-gateways/find";
import { DETACHED } from "../../map/internet-gateways/view";
import { resolveVpc } from "../../map/networks/vpcs";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

/** The VPC is then shown with a gateway of its own again, for that is what it has. */
export const detachInternetGateway = defineAction("DetachInternetGateway", {
  parameters: { InternetGatewayId: honoured, VpcId: honoured },
  async run({ InternetGatewayId, VpcId }, context) {
    const [vpc, { uuid, at }] = await Promise.all([
      resolveVpc(VpcId, context),
      findOwnGateway(InternetGatewayId, context),
    ]);
    if (at !== vpc) throw new Ec2Error("Gateway.NotAttached", `'${InternetGatewayId}' is not attached to '${VpcId}'`);
    await note("internetGateway", uuid, DETACHED, context);
    return {};
  },
});
