import { nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused } from "../step";

/** CloudStack makes VPCs in zones with isolated networks. */
export const vpcs: Family = {
  name: "VPCs and subnets",
  zones: ["adv-1"],
  steps: [
    dry("create-vpc --cidr-block 10.20.0.0/16"),
    refused("create-vpc --cidr-block 10.20.0.0/99", "InvalidParameterValue", /10\.20\.0\.0\/99/),
    refused(
      "create-vpc --cidr-block 10.20.0.0/16 --amazon-provided-ipv6-cidr-block",
      "UnsupportedOperation",
      /AmazonProvidedIpv6CidrBlock.*IPv4 only/,
    ),
    ec2(
      `create-vpc --cidr-block 10.20.0.0/16 ${tagged("vpc", "prod")}`,
      { Vpc: { VpcId: id("vpc"), CidrBlock: "10.20.0.0/16", IsDefault: false, Tags: nameTag("prod") } },
      { vpc: "Vpc.VpcId" },
    ),
    ec2("wait vpc-available --vpc-ids $vpc"),
    ec2("describe-vpcs --filters Name=cidr,Values=10.20.0.0/16 Name=tag:Name,Values=pr?d", ({ vpc }) => ({
      Vpcs: [
        { VpcId: vpc, State: "available", CidrBlockAssociationSet: [{ CidrBlockState: { State: "associated" } }] },
      ],
    })),
    ec2("modify-vpc-attribute --vpc-id $vpc --enable-dns-hostnames"),
    ec2("describe-vpc-attribute --vpc-id $vpc --attribute enableDnsHostnames", { EnableDnsHostnames: { Value: true } }),
    refused(
      "create-subnet --vpc-id $vpc --cidr-block 10.20.1.0/24 --availability-zone basic-1",
      "InvalidParameterValue",
      /basic-1/,
    ),
    refused("create-subnet --vpc-id $vpc --cidr-block 10.99.1.0/24", "InvalidSubnet.Range", /10\.99\.1\.0\/24/),
    ec2(
      `create-subnet --vpc-id $vpc --cidr-block 10.20.1.0/24 --availability-zone $zone ${tagged("subnet", "front")}`,
      ({ vpc, zone }) => ({
        Subnet: {
          SubnetId: id("subnet"),
          VpcId: vpc,
          AvailabilityZone: zone,
          CidrBlock: "10.20.1.0/24",
          Tags: nameTag("front"),
        },
      }),
      { subnet: "Subnet.SubnetId" },
    ),
    ec2("wait subnet-available --subnet-ids $subnet"),
    refused("create-subnet --vpc-id $vpc --cidr-block 10.20.1.0/25", "InvalidSubnet.Conflict", /10\.20\.1\.0\/25/),
    ec2("modify-subnet-attribute --subnet-id $subnet --map-public-ip-on-launch"),
    ec2("describe-subnets --subnet-ids $subnet", { Subnets: [{ MapPublicIpOnLaunch: true, DefaultForAz: false }] }),
    ec2("modify-subnet-attribute --subnet-id $subnet --no-map-public-ip-on-launch"),
    ec2("describe-subnets --filters Name=vpc-id,Values=$vpc", ({ subnet }) => ({
      Subnets: [{ SubnetId: subnet, MapPublicIpOnLaunch: false, AvailableIpAddressCount: 253 }],
    })),
    ec2("describe-nat-gateways --filter Name=vpc-id,Values=$vpc", ({ vpc }) => ({
      NatGateways: [{ NatGatewayId: id("nat"), VpcId: vpc, State: "available", ConnectivityType: "public" }],
    })),
    refused("delete-vpc --vpc-id $vpc", "DependencyViolation", /dependencies/),
    ec2("delete-subnet --subnet-id $subnet"),
    refused("describe-subnets --subnet-ids $subnet", "InvalidSubnetID.NotFound", /subnet-/),
    ec2("delete-vpc --vpc-id $vpc"),
    refused("describe-vpcs --vpc-ids $vpc", "InvalidVpcID.NotFound", /vpc-/),
  ],
};
