import { defineAction } from "../../action";
import { note, readAccountTags } from "../../map/account-tags";
import { findOwnGateway } from "../../map/internet-gateways/find";
import { DETACHED } from "../../map/internet-gateways/view";
import { findVpc } from "../../map/networks/vpcs";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const attachInternetGateway = defineAction("AttachInternetGateway", {
  parameters: { InternetGatewayId: honoured, VpcId: honoured },
  async run({ InternetGatewayId, VpcId }, context) {
    const [vpc, { uuid, at }, notes] = await Promise.all([
      findVpc(VpcId, context),
      findOwnGateway(InternetGatewayId, context),
      readAccountTags(context.cloud),
    ]);
    if (at !== DETACHED) {
      throw new Ec2Error("Resource.AlreadyAssociated", `The gateway '${InternetGatewayId}' is attached already`);
    }
    if ([...notes.noted("internetGateway").values()].includes(vpc)) {
      throw new Ec2Error("InvalidParameterValue", `The VPC '${VpcId}' has an internet gateway attached already`);
    }
    await note("internetGateway", uuid, vpc, context);
    return {};
  },
});
