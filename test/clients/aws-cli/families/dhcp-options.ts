import { ec2, type Family, id, refused } from "../step";

export const dhcpOptions: Family = {
  name: "DHCP options",
  zones: ["adv-1"],
  steps: [
    ec2(
      "create-vpc --cidr-block 10.22.0.0/16",
      { Vpc: { DhcpOptionsId: id("dopt") } },
      { vpc: "Vpc.VpcId", options: "Vpc.DhcpOptionsId" },
    ),
    ec2("wait vpc-available --vpc-ids $vpc"),
    ec2("describe-dhcp-options --dhcp-options-ids $options", ({ options }) => ({
      DhcpOptions: [
        { DhcpOptionsId: options, DhcpConfigurations: [{ Key: "domain-name" }, { Key: "domain-name-servers" }] },
      ],
    })),
    ec2("associate-dhcp-options --dhcp-options-id $options --vpc-id $vpc"),
    refused(
      "create-dhcp-options --dhcp-configurations Key=domain-name,Values=example.org",
      "UnsupportedOperation",
      /when the VPC is made/,
    ),
    refused("delete-dhcp-options --dhcp-options-id $options", "DependencyViolation", /part of their VPC/),
    ec2("delete-vpc --vpc-id $vpc"),
  ],
};
