import { defineAction } from "../../action";
import { forget } from "../../map/account-tags";
import { findOwnGateway } from "../../map/internet-gateways/find";
import { DETACHED, vpcUuids } from "../../map/internet-gateways/view";
import { landscape } from "../../map/networks/landscape";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deleteInternetGateway = defineAction("DeleteInternetGateway", {
  parameters: { InternetGatewayId: honoured },
  async run({ InternetGatewayId }, context) {
    const { uuid, at } = await findOwnGateway(InternetGatewayId, context);
    // One whose VPC is gone is as good as detached.
    if (at !== DETACHED && vpcUuids(await landscape(context), context).includes(at)) {
      throw new Ec2Error("DependencyViolation", `The internet gateway '${InternetGatewayId}' is attached to a VPC`);
    }
    await forget("internetGateway", uuid, context);
    return {};
  },
});
