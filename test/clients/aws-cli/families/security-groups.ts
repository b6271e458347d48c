import { nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused, returned, zones } from "../step";

const ssh = "--protocol tcp --port 22 --cidr 198.51.100.0/24";
const dns = "--ip-permissions IpProtocol=udp,FromPort=53,ToPort=53,IpRanges=[{CidrIp=0.0.0.0/0,Description=names}]";

export const securityGroups: Family = {
  name: "security groups",
  zones,
  steps: [
    dry("create-security-group --group-name web --description servers"),
    ec2(
      `create-security-group --group-name web --description 'web servers' ${tagged("security-group", "web")}`,
      { GroupId: id("sg"), Tags: nameTag("web") },
      { group: "GroupId" },
    ),
    ec2("wait security-group-exists --group-ids $group"),
    refused("create-security-group --group-name web --description again", "InvalidGroup.Duplicate", /web/),
    ec2(
      `authorize-security-group-ingress --group-id $group ${ssh}`,
      ({ group }) => ({
        Return: true,
        SecurityGroupRules: [
          {
            SecurityGroupRuleId: id("sgr"),
            GroupId: group,
            IsEgress: false,
            IpProtocol: "tcp",
            FromPort: 22,
            ToPort: 22,
            CidrIpv4: "198.51.100.0/24",
          },
        ],
      }),
      { rule: "SecurityGroupRules.0.SecurityGroupRuleId" },
    ),
    refused(`authorize-security-group-ingress --group-id $group ${ssh}`, "InvalidPermission.Duplicate", /22/),
    ec2(
      "authorize-security-group-ingress --group-id $group --protocol tcp --port 443 --source-group $group",
      ({ group }) => ({
        SecurityGroupRules: [{ FromPort: 443, ReferencedGroupInfo: { GroupId: group } }],
      }),
    ),
    ec2(`authorize-security-group-egress --group-id $group ${dns}`, {
      SecurityGroupRules: [{ IsEgress: true, IpProtocol: "udp", CidrIpv4: "0.0.0.0/0", Description: "names" }],
    }),
    ec2("describe-security-groups --group-ids $group", ({ group }) => ({
      SecurityGroups: [
        {
          GroupName: "web",
          Description: "web servers",
          VpcId: id("vpc"),
          IpPermissions: expect.arrayContaining([
            expect.objectContaining({ FromPort: 22, IpRanges: [{ CidrIp: "198.51.100.0/24" }] }),
            expect.objectContaining({
              FromPort: 443,
              UserIdGroupPairs: [expect.objectContaining({ GroupId: group, GroupName: "web" })],
            }),
          ]),
          Tags: nameTag("web"),
        },
      ],
    })),
    ec2("describe-security-groups --filters Name=ip-permission.cidr,Values=198.51.*", {
      SecurityGroups: [{ GroupName: "web" }],
    }),
    ec2(
      "modify-security-group-rules --group-id $group --security-group-rules SecurityGroupRuleId=$rule,SecurityGroupRule={IpProtocol=tcp,FromPort=2222,ToPort=2222,CidrIpv4=198.51.100.0/24,Description=moved}",
      returned,
    ),
    ec2("describe-security-group-rules --security-group-rule-ids $rule", ({ rule }) => ({
      SecurityGroupRules: [{ SecurityGroupRuleId: rule, FromPort: 2222, ToPort: 2222, Description: "moved" }],
    })),
    ec2(
      "update-security-group-rule-descriptions-ingress --group-id $group --security-group-rule-descriptions SecurityGroupRuleId=$rule,Description=renamed",
      returned,
    ),
    ec2(
      `update-security-group-rule-descriptions-egress --group-id $group ${dns.replace("names", "resolvers")}`,
      returned,
    ),
    ec2(
      "describe-security-group-rules --filters Name=group-id,Values=$group --query sort(SecurityGroupRules[].Description)",
      expect.arrayContaining(["renamed", "resolvers"]),
    ),
    ec2("describe-security-group-rules --filters Name=group-id,Values=$group --query length(SecurityGroupRules)", 4),
    ec2("revoke-security-group-ingress --group-id $group --security-group-rule-ids $rule", ({ rule }) => ({
      Return: true,
      RevokedSecurityGroupRules: [{ SecurityGroupRuleId: rule, FromPort: 2222 }],
    })),
    refused(`revoke-security-group-ingress --group-id $group ${ssh}`, "InvalidPermission.NotFound", /22/),
    ec2(`revoke-security-group-egress --group-id $group ${dns.replace(",Description=names", "")}`, {
      RevokedSecurityGroupRules: [{ IsEgress: true, IpProtocol: "udp", FromPort: 53 }],
    }),
    ec2(
      "describe-security-groups --filters Name=group-id,Values=$group Name=egress.ip-permission.protocol,Values=udp",
      {
        SecurityGroups: [],
      },
    ),
    ec2("delete-security-group --group-id $group", ({ group }) => ({ Return: true, GroupId: group })),
    refused("describe-security-groups --group-ids $group", "InvalidGroup.NotFound", /sg-/),
    refused("delete-security-group --group-name default", "CannotDelete", /default/),
  ],
};
