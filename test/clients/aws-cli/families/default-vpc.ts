import { ec2, type Family, id, type Known, refused, type Zone, zones } from "../step";

/** The guest network behind the default subnet of a zone; an isolated one is yet to be made. */
const blocks: Readonly<Record<Zone, string>> = {
  "basic-1": "10.11.0.0/20",
  "advsg-1": "10.12.0.0/20",
  "adv-1": "10.1.1.0/24",
};
const block = ({ zone }: Known) => zones.filter((one) => one === zone).map((one) => blocks[one])[0];

export const defaultVpc: Family = {
  name: "the default VPC",
  zones,
  steps: [
    ec2(
      "describe-vpcs --filters Name=is-default,Values=true",
      {
        Vpcs: [{ VpcId: id("vpc"), IsDefault: true, State: "available", InstanceTenancy: "default" }],
      },
      { vpc: "Vpcs.0.VpcId", options: "Vpcs.0.DhcpOptionsId" },
    ),
    ec2("wait vpc-exists --vpc-ids $vpc"),
    ec2("describe-vpc-attribute --vpc-id $vpc --attribute enableDnsSupport", ({ vpc }) => ({
      VpcId: vpc,
      EnableDnsSupport: { Value: true },
    })),
    ec2(
      "describe-subnets --filters Name=availability-zone,Values=$zone Name=default-for-az,Values=true",
      (known) => ({
        Subnets: [
          {
            SubnetId: id("subnet"),
            VpcId: known.vpc,
            AvailabilityZone: known.zone,
            CidrBlock: block(known),
            State: "available",
            DefaultForAz: true,
            MapPublicIpOnLaunch: known.zone !== "adv-1",
          },
        ],
      }),
      { subnet: "Subnets.0.SubnetId" },
    ),
    ec2("wait subnet-available --subnet-ids $subnet"),
    refused("create-subnet --vpc-id $vpc --cidr-block 10.12.0.0/24", "UnsupportedOperation", /view of networks/),
    ec2(
      "describe-internet-gateways --filters Name=attachment.vpc-id,Values=$vpc",
      ({ vpc }) => ({
        InternetGateways: [{ InternetGatewayId: id("igw"), Attachments: [{ State: "available", VpcId: vpc }] }],
      }),
      { gateway: "InternetGateways.0.InternetGatewayId" },
    ),
    ec2("describe-route-tables --filters Name=vpc-id,Values=$vpc Name=association.main,Values=true", (known) => ({
      RouteTables: [
        {
          VpcId: known.vpc,
          Associations: [{ Main: true }],
          Routes: expect.arrayContaining([
            expect.objectContaining({ DestinationCidrBlock: "0.0.0.0/0", GatewayId: known.gateway }),
          ]),
        },
      ],
    })),
    ec2("describe-network-acls --filters Name=vpc-id,Values=$vpc Name=default,Values=true", ({ subnet }) => ({
      NetworkAcls: [
        {
          IsDefault: true,
          Associations: expect.arrayContaining([expect.objectContaining({ SubnetId: subnet })]),
          Entries: [false, false, true, true].map((Egress, i) => ({
            Egress,
            CidrBlock: "0.0.0.0/0",
            RuleAction: i % 2 === 0 ? "allow" : "deny",
          })),
        },
      ],
    })),
    ec2("describe-dhcp-options --dhcp-options-ids $options", ({ options }) => ({
      DhcpOptions: [
        {
          DhcpOptionsId: options,
          DhcpConfigurations: expect.arrayContaining([expect.objectContaining({ Key: "domain-name" })]),
        },
      ],
    })),
    ec2("associate-dhcp-options --dhcp-options-id $options --vpc-id $vpc"),
    ec2("describe-nat-gateways --filter Name=state,Values=deleted", { NatGateways: [] }),
    refused("delete-vpc --vpc-id $vpc", "OperationNotPermitted", /default|view/),
    refused("delete-subnet --subnet-id $subnet", "OperationNotPermitted", /own networks/),
  ],
};
