import { nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused } from "../step";

export const internetGateways: Family = {
  name: "internet gateways",
  zones: ["adv-1"],
  steps: [
    ec2("create-vpc --cidr-block 10.21.0.0/16", { Vpc: { VpcId: id("vpc") } }, { vpc: "Vpc.VpcId" }),
    ec2("wait vpc-available --vpc-ids $vpc"),
    dry("create-internet-gateway"),
    ec2(
      `create-internet-gateway ${tagged("internet-gateway", "out")}`,
      { InternetGateway: { InternetGatewayId: id("igw"), Attachments: [], Tags: nameTag("out") } },
      { gateway: "InternetGateway.InternetGatewayId" },
    ),
    ec2("wait internet-gateway-exists --internet-gateway-ids $gateway"),
    ec2("attach-internet-gateway --internet-gateway-id $gateway --vpc-id $vpc"),
    refused("delete-internet-gateway --internet-gateway-id $gateway", "DependencyViolation", /igw-/),
    ec2("describe-internet-gateways --filters Name=attachment.vpc-id,Values=$vpc", ({ gateway, vpc }) => ({
      InternetGateways: [
        { InternetGatewayId: gateway, Attachments: [{ VpcId: vpc, State: "available" }], Tags: nameTag("out") },
      ],
    })),
    ec2("detach-internet-gateway --internet-gateway-id $gateway --vpc-id $vpc"),
    refused("detach-internet-gateway --internet-gateway-id $gateway --vpc-id $vpc", "Gateway.NotAttached", /igw-/),
    ec2("delete-internet-gateway --internet-gateway-id $gateway"),
    refused("describe-internet-gateways --internet-gateway-ids $gateway", "InvalidInternetGatewayID.NotFound", /igw-/),
    ec2("delete-vpc --vpc-id $vpc"),
  ],
};
