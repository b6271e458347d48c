import { type Ec2, startEc2 } from "../../support";
import { instance, running } from "../instances/support";

const PORTS = [22, 80, 443, 8080, 8443, 9000, 9001, 9002];

/** Clients such as Terraform add and revoke a group's rules side by side. */
describe.each([1, 2])("rules that change at once, before %d gateways", (count) => {
  let gateways: readonly Ec2[];
  let ec2: Ec2;
  let group: string;
  beforeEach(async () => {
    ec2 = startEc2();
    gateways = [ec2, ...Array.from({ length: count - 1 }, () => startEc2({ beside: ec2 }))];
    const { body } = await ec2("CreateSecurityGroup", { GroupName: "web", GroupDescription: "w" });
    group = body.groupId;
  });
  afterEach(() => ec2.close());

  /** The same for every port at once, at one gateway after the other; what of it failed. */
  const failures = async (action: string) => {
    const answers = await Promise.all(
      PORTS.map((port, index) =>
        (gateways[index % count] ?? ec2)(action, {
          GroupId: group,
          "IpPermissions.1.IpProtocol": "tcp",
          "IpPermissions.1.FromPort": port,
          "IpPermissions.1.ToPort": port,
          "IpPermissions.1.IpRanges.1.CidrIp": "198.51.100.0/24",
        }),
      ),
    );
    return answers.flatMap(({ error }) => error ?? []);
  };
  const ports = (rules: readonly { readonly protocol?: string; readonly startport?: number }[] = []) =>
    rules.flatMap(({ protocol, startport }) => (protocol === "tcp" ? (startport ?? []) : [])).sort((a, b) => a - b);
  const cloudGroup = async () => (await ec2.cloud("demo").list("listSecurityGroups", { securitygroupname: "web" }))[0];
  const SORTED = PORTS.toSorted((a, b) => a - b);

  it("are all in force at a machine's address in an isolated network, and all gone from it", async () => {
    const id = await running(ec2, {
      zone: "adv-1",
      "NetworkInterface.1.DeviceIndex": 0,
      "NetworkInterface.1.AssociatePublicIpAddress": true,
      "NetworkInterface.1.SecurityGroupId.1": group,
    });
    expect((await instance(ec2, id)).ipAddress).toBeDefined();
    const open = async () => ports(await ec2.cloud("demo").list("listFirewallRules"));
    expect(await failures("AuthorizeSecurityGroupIngress")).toEqual([]);
    expect(await open()).toEqual(SORTED);
    expect(await failures("RevokeSecurityGroupIngress")).toEqual([]);
    expect(await open()).toEqual([]);
  });

  it("let out what they say, and nothing when all are revoked", async () => {
    const shown = async () => {
      const { body } = await ec2("DescribeSecurityGroups", { "GroupId.1": group });
      return body.securityGroupInfo.item[0].ipPermissionsEgress;
    };
    const [everything] = (await shown()).item;
    expect(everything).toMatchObject({ ipProtocol: "-1" });
    expect(await failures("AuthorizeSecurityGroupEgress")).toEqual([]);
    expect(ports((await cloudGroup())?.egressrule)).toEqual(SORTED);
    const all = {
      GroupId: group,
      "IpPermissions.1.IpProtocol": "-1",
      "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0",
    };
    expect((await ec2("RevokeSecurityGroupEgress", all)).error).toBeUndefined();
    expect(await failures("RevokeSecurityGroupEgress")).toEqual([]);
    expect(await shown()).toBe("");
  });
});
