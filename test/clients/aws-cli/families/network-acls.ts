import { nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused } from "../step";

const entry = "--network-acl-id $acl --rule-number 100 --ingress";

export const networkAcls: Family = {
  name: "network ACLs",
  zones: ["adv-1"],
  steps: [
    ec2("create-vpc --cidr-block 10.24.0.0/16", { Vpc: { VpcId: id("vpc") } }, { vpc: "Vpc.VpcId" }),
    ec2("wait vpc-available --vpc-ids $vpc"),
    ec2(
      "create-subnet --vpc-id $vpc --cidr-block 10.24.1.0/24",
      { Subnet: { State: "available" } },
      { subnet: "Subnet.SubnetId" },
    ),
    ec2(
      "describe-network-acls --filters Name=association.subnet-id,Values=$subnet",
      ({ vpc, subnet }) => ({ NetworkAcls: [{ VpcId: vpc, IsDefault: true, Associations: [{ SubnetId: subnet }] }] }),
      { default: "NetworkAcls.0.NetworkAclId", association: "NetworkAcls.0.Associations.0.NetworkAclAssociationId" },
    ),
    dry("create-network-acl --vpc-id $vpc"),
    ec2(
      `create-network-acl --vpc-id $vpc ${tagged("network-acl", "strict")}`,
      { NetworkAcl: { NetworkAclId: id("acl"), IsDefault: false, Tags: nameTag("strict") } },
      { acl: "NetworkAcl.NetworkAclId" },
    ),
    ec2(
      `create-network-acl-entry ${entry} --protocol tcp --rule-action allow --cidr-block 0.0.0.0/0 --port-range From=80,To=80`,
    ),
    refused(
      `create-network-acl-entry ${entry} --protocol udp --rule-action deny --cidr-block 0.0.0.0/0 --port-range From=1,To=9`,
      "NetworkAclEntryAlreadyExists",
      /100/,
    ),
    ec2(
      `replace-network-acl-entry ${entry} --protocol tcp --rule-action allow --cidr-block 10.0.0.0/8 --port-range From=80,To=88`,
    ),
    ec2("describe-network-acls --network-acl-ids $acl", {
      NetworkAcls: [
        {
          Entries: expect.arrayContaining([
            {
              CidrBlock: "10.0.0.0/8",
              Egress: false,
              PortRange: { From: 80, To: 88 },
              Protocol: "6",
              RuleAction: "allow",
              RuleNumber: 100,
            },
          ]),
        },
      ],
    }),
    ec2(
      "replace-network-acl-association --association-id $association --network-acl-id $acl",
      { NewAssociationId: id("aclassoc") },
      { association: "NewAssociationId" },
    ),
    ec2("describe-network-acls --filters Name=association.subnet-id,Values=$subnet", ({ acl }) => ({
      NetworkAcls: [{ NetworkAclId: acl }],
    })),
    refused("delete-network-acl --network-acl-id $acl", "DependencyViolation", /in use/),
    ec2("replace-network-acl-association --association-id $association --network-acl-id $default", {
      NewAssociationId: id("aclassoc"),
    }),
    ec2(`delete-network-acl-entry ${entry}`),
    refused(`delete-network-acl-entry ${entry}`, "InvalidNetworkAclEntry.NotFound", /100/),
    ec2("delete-network-acl --network-acl-id $acl"),
    refused("describe-network-acls --network-acl-ids $acl", "InvalidNetworkAclID.NotFound", /acl-/),
    ec2("delete-subnet --subnet-id $subnet"),
    ec2("delete-vpc --vpc-id $vpc"),
  ],
};
