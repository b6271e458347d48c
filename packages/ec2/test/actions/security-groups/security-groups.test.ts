import { type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const create = async (name: string, more: Record<string, string> = {}) =>
  (await ec2("CreateSecurityGroup", { GroupName: name, GroupDescription: `${name} servers`, ...more })).body.groupId;

const tcp = (port: number, cidr: string, at = 1, range = 1) => ({
  [`IpPermissions.${at}.IpProtocol`]: "tcp",
  [`IpPermissions.${at}.FromPort`]: port,
  [`IpPermissions.${at}.ToPort`]: port,
  [`IpPermissions.${at}.IpRanges.${range}.CidrIp`]: cidr,
});

const describe1 = async (id: string) =>
  (await ec2("DescribeSecurityGroups", { "GroupId.1": id })).body.securityGroupInfo.item[0];

describe("security groups", () => {
  it("are created with tags, described, and deleted", async () => {
    const id = await create("web", {
      "TagSpecification.1.ResourceType": "security-group",
      "TagSpecification.1.Tag.1.Key": "env",
      "TagSpecification.1.Tag.1.Value": "prod",
    });
    expect(id).toMatch(/^sg-[0-9a-f]{32}$/);
    const listed = await ec2("DescribeSecurityGroups", { "Filter.1.Name": "tag:env", "Filter.1.Value.1": "pr*" });
    expect(listed.calls).toEqual({ listSecurityGroups: 1 });
    expect(listed.body.securityGroupInfo.item).toEqual([
      expect.objectContaining({ groupId: id, groupName: "web", groupDescription: "web servers" }),
    ]);
    await ec2("DeleteSecurityGroup", { GroupId: id });
    expect((await ec2("DescribeSecurityGroups", { "GroupId.1": id })).error?.code).toBe("InvalidGroup.NotFound");
  });

  it("take ingress rules, the sources of the same traffic in one call", async () => {
    const id = await create("web");
    const { body, calls } = await ec2("AuthorizeSecurityGroupIngress", {
      GroupId: id,
      ...tcp(22, "10.0.0.1/8"),
      "IpPermissions.1.IpRanges.2.CidrIp": "192.168.0.0/16",
      ...tcp(443, "::/0", 2),
      "IpPermissions.2.IpRanges.1.CidrIp": "0.0.0.0/0",
      "IpPermissions.2.IpRanges.1.Description": "everybody",
    });
    expect(calls).toMatchObject({ listSecurityGroups: 1, authorizeSecurityGroupIngress: 2, createTags: 1 });
    expect(body.securityGroupRuleSet.item).toHaveLength(3);
    const group = await describe1(id);
    expect(group.ipPermissions.item[0].ipRanges.item.map((range: { cidrIp: string }) => range.cidrIp)).toEqual([
      "10.0.0.0/8",
      "192.168.0.0/16",
    ]);
    expect(group.ipPermissions.item[1].ipRanges.item).toEqual([{ cidrIp: "0.0.0.0/0", description: "everybody" }]);
  });

  it("name other groups as sources, and can't lose a group that others name", async () => {
    const [web, db] = [await create("web"), await create("db")];
    const { error } = await ec2("AuthorizeSecurityGroupIngress", {
      GroupId: db,
      "IpPermissions.1.IpProtocol": "tcp",
      "IpPermissions.1.FromPort": 3306,
      "IpPermissions.1.ToPort": 3306,
      "IpPermissions.1.Groups.1.GroupId": web,
    });
    expect(error).toBeUndefined();
    expect((await describe1(db)).ipPermissions.item[0].groups.item[0]).toMatchObject({
      groupId: web,
      groupName: "web",
    });
    expect((await ec2("DeleteSecurityGroup", { GroupId: web })).error?.code).toBe("DependencyViolation");
  });

  it("start with a rule that lets everything out, and without any let nothing out", async () => {
    const id = await create("web");
    const all = { GroupId: id, "IpPermissions.1.IpProtocol": "-1", "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0" };
    const out = async () => (await describe1(id)).ipPermissionsEgress.item ?? [];
    expect(await out()).toMatchObject([{ ipProtocol: "-1", ipRanges: { item: [{ cidrIp: "0.0.0.0/0" }] } }]);
    expect((await ec2("AuthorizeSecurityGroupEgress", all)).error?.code).toBe("InvalidPermission.Duplicate");

    await ec2("AuthorizeSecurityGroupEgress", { GroupId: id, ...tcp(53, "10.0.0.0/8") });
    expect(await out()).toHaveLength(2);
    await ec2("RevokeSecurityGroupEgress", all);
    expect(await out()).toHaveLength(1);
    await ec2("RevokeSecurityGroupEgress", { GroupId: id, ...tcp(53, "10.0.0.0/8") });
    expect(await out()).toEqual([]);
    // In CloudStack a group without egress rules would be open.
    const [group] = [...ec2.simulator.state.securityGroups.values()].filter(({ name }) => name === "web");
    expect([...ec2.simulator.state.securityRules.by("group", group?.id ?? "")]).toHaveLength(1);
    expect((await ec2("AuthorizeSecurityGroupEgress", all)).error).toBeUndefined();
    expect(await out()).toHaveLength(1);
  });

  it("refuse to revoke or change a rule that is named twice, before anything is done", async () => {
    const id = await create("web");
    const all = { GroupId: id, "IpPermissions.1.IpProtocol": "-1", "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0" };
    const added = await ec2("AuthorizeSecurityGroupEgress", { GroupId: id, ...tcp(53, "10.0.0.0/8") });
    await ec2("RevokeSecurityGroupEgress", all);
    const [{ securityGroupRuleId: rule }] = added.body.securityGroupRuleSet.item;
    const twice = [
      { "SecurityGroupRuleId.1": rule, "SecurityGroupRuleId.2": rule },
      { ...tcp(53, "10.0.0.0/8"), "IpPermissions.1.IpRanges.2.CidrIp": "10.0.0.0/8" },
    ];
    for (const named of twice) {
      const { error, calls } = await ec2("RevokeSecurityGroupEgress", { GroupId: id, ...named });
      expect(error?.code).toBe("InvalidParameterValue");
      expect(Object.keys(calls)).not.toContain("revokeSecurityGroupEgress");
    }
    const change = (at: number, port: number) => ({
      [`SecurityGroupRule.${at}.SecurityGroupRuleId`]: rule,
      [`SecurityGroupRule.${at}.SecurityGroupRule.IpProtocol`]: "tcp",
      [`SecurityGroupRule.${at}.SecurityGroupRule.FromPort`]: port,
      [`SecurityGroupRule.${at}.SecurityGroupRule.ToPort`]: port,
      [`SecurityGroupRule.${at}.SecurityGroupRule.CidrIpv4`]: "10.0.0.0/8",
    });
    const changed = await ec2("ModifySecurityGroupRules", { GroupId: id, ...change(1, 54), ...change(2, 55) });
    expect(changed.error?.code).toBe("InvalidParameterValue");
    // The only rule gone, CloudStack would let everything out.
    expect((await describe1(id)).ipPermissionsEgress.item).toMatchObject([{ fromPort: "53" }]);
  });

  it("have rules with ids, which revoke and modify take", async () => {
    const id = await create("web");
    const { body } = await ec2("AuthorizeSecurityGroupIngress", { GroupId: id, ...tcp(22, "10.0.0.0/8") });
    const [{ securityGroupRuleId: rule }] = body.securityGroupRuleSet.item;
    expect(rule).toMatch(/^sgr-[0-9a-f]{32}$/);
    const change = await ec2("ModifySecurityGroupRules", {
      GroupId: id,
      "SecurityGroupRule.1.SecurityGroupRuleId": rule,
      "SecurityGroupRule.1.SecurityGroupRule.IpProtocol": "tcp",
      "SecurityGroupRule.1.SecurityGroupRule.FromPort": 2222,
      "SecurityGroupRule.1.SecurityGroupRule.ToPort": 2222,
      "SecurityGroupRule.1.SecurityGroupRule.CidrIpv4": "10.0.0.0/8",
    });
    expect(change.error).toBeUndefined();
    const rules = await ec2("DescribeSecurityGroupRules", { "SecurityGroupRuleId.1": rule });
    expect(rules.body.securityGroupRuleSet.item).toMatchObject([{ securityGroupRuleId: rule, fromPort: "2222" }]);
    const revoked = await ec2("RevokeSecurityGroupIngress", { GroupId: id, "SecurityGroupRuleId.1": rule });
    expect(revoked.body.revokedSecurityGroupRuleSet.item).toHaveLength(1);
    expect((await describe1(id)).ipPermissions.item ?? []).toEqual([]);
  });

  describe("have rules with descriptions,", () => {
    const shown = async (rule: string) =>
      (await ec2("DescribeSecurityGroupRules", { "SecurityGroupRuleId.1": rule })).body.securityGroupRuleSet.item[0];
    const real = () => [...ec2.simulator.state.securityRules.values()].map((rule) => rule.id);
    async function described(): Promise<{ readonly group: string; readonly rule: string }> {
      const group = await create("web");
      const permission = { ...tcp(22, "10.0.0.0/8"), "IpPermissions.1.IpRanges.1.Description": "first" };
      const { body } = await ec2("AuthorizeSecurityGroupIngress", { GroupId: group, ...permission });
      return { group, rule: body.securityGroupRuleSet.item[0].securityGroupRuleId };
    }

    it("that change while the rule stays in force", async () => {
      const { group, rule } = await described();
      const before = real();
      const byId = await ec2("UpdateSecurityGroupRuleDescriptionsIngress", {
        GroupId: group,
        "SecurityGroupRuleDescription.1.SecurityGroupRuleId": rule,
        "SecurityGroupRuleDescription.1.Description": "second",
      });
      expect(byId.body.return).toBe("true");
      expect((await shown(rule)).description).toBe("second");
      const byValue = await ec2("UpdateSecurityGroupRuleDescriptionsIngress", {
        GroupName: "web",
        ...tcp(22, "10.0.0.0/8"),
        "IpPermissions.1.IpRanges.1.Description": "third",
      });
      expect(byValue.error).toBeUndefined();
      expect((await shown(rule)).description).toBe("third");
      const modified = await ec2("ModifySecurityGroupRules", {
        GroupId: group,
        "SecurityGroupRule.1.SecurityGroupRuleId": rule,
        "SecurityGroupRule.1.SecurityGroupRule.IpProtocol": "tcp",
        "SecurityGroupRule.1.SecurityGroupRule.FromPort": 22,
        "SecurityGroupRule.1.SecurityGroupRule.ToPort": 22,
        "SecurityGroupRule.1.SecurityGroupRule.CidrIpv4": "10.0.0.0/8",
      });
      expect(modified.calls).not.toHaveProperty("revokeSecurityGroupIngress");
      expect(await shown(rule)).not.toHaveProperty("description");
      expect(real()).toEqual(before);
    });

    it("also on the way out, but for the first one, which nothing backs", async () => {
      const group = await create("web");
      const all = { "IpPermissions.1.IpProtocol": "-1", "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0" };
      const described = { ...all, "IpPermissions.1.IpRanges.1.Description": "all" };
      const first = await ec2("UpdateSecurityGroupRuleDescriptionsEgress", { GroupId: group, ...described });
      expect(first.error?.code).toBe("UnsupportedOperation");
      await ec2("AuthorizeSecurityGroupEgress", { GroupId: group, ...tcp(53, "10.0.0.0/8") });
      const real = await ec2("UpdateSecurityGroupRuleDescriptionsEgress", { GroupId: group, ...described });
      expect(real.error).toBeUndefined();
      const { ipPermissionsEgress } = await describe1(group);
      expect(ipPermissionsEgress.item[0].ipRanges.item).toEqual([{ cidrIp: "0.0.0.0/0", description: "all" }]);
    });

    it.each([
      ["of rules that there are none of", tcp(23, "10.0.0.0/8"), "InvalidPermission.NotFound"],
      [
        "of unknown ids",
        { "SecurityGroupRuleDescription.1.SecurityGroupRuleId": `sgr-${"0".repeat(32)}` },
        "InvalidSecurityGroupRuleId.NotFound",
      ],
      ["of nothing", {}, "MissingParameter"],
      [
        "that are too long",
        {
          "SecurityGroupRuleDescription.1.SecurityGroupRuleId": `sgr-${"0".repeat(32)}`,
          "SecurityGroupRuleDescription.1.Description": "x".repeat(256),
        },
        "InvalidParameterValue",
      ],
    ])("not %s", async (_, parameters, code) => {
      const { group, rule } = await described();
      const { error } = await ec2("UpdateSecurityGroupRuleDescriptionsIngress", { GroupId: group, ...parameters });
      expect(error?.code).toBe(code);
      expect((await shown(rule)).description).toBe("first");
    });

    it("and keep the old rule where the new one can't have its id", async () => {
      const { group, rule } = await described();
      const before = real();
      ec2.simulator.faults.plan({ command: "createTags", fault: { kind: "failJob", code: 531 } });
      const { error } = await ec2("ModifySecurityGroupRules", {
        GroupId: group,
        "SecurityGroupRule.1.SecurityGroupRuleId": rule,
        "SecurityGroupRule.1.SecurityGroupRule.IpProtocol": "tcp",
        "SecurityGroupRule.1.SecurityGroupRule.FromPort": 2222,
        "SecurityGroupRule.1.SecurityGroupRule.ToPort": 2222,
        "SecurityGroupRule.1.SecurityGroupRule.CidrIpv4": "10.0.0.0/8",
      });
      expect(error).toBeDefined();
      expect(real()).toEqual(before);
      expect(await shown(rule)).toMatchObject({ fromPort: "22", description: "first" });
    });
  });

  it.each([
    ["a name twice", "CreateSecurityGroup", { GroupName: "web", GroupDescription: "x" }, "InvalidGroup.Duplicate"],
    [
      "an unknown VPC",
      "CreateSecurityGroup",
      { GroupName: "x", GroupDescription: "x", VpcId: `vpc-${"0".repeat(32)}` },
      "InvalidVpcID.NotFound",
    ],
    [
      "a rule twice",
      "AuthorizeSecurityGroupIngress",
      { GroupName: "web", ...tcp(22, "0.0.0.0/0") },
      "InvalidPermission.Duplicate",
    ],
    [
      "a malformed CIDR",
      "AuthorizeSecurityGroupIngress",
      { GroupName: "web", ...tcp(23, "300.0.0.0/8") },
      "InvalidParameterValue",
    ],
    [
      "a rule that isn't there",
      "RevokeSecurityGroupIngress",
      { GroupName: "web", ...tcp(23, "0.0.0.0/0") },
      "InvalidPermission.NotFound",
    ],
    ["to delete the default group", "DeleteSecurityGroup", { GroupName: "default" }, "CannotDelete"],
    [
      "unknown filters",
      "DescribeSecurityGroups",
      { "Filter.1.Name": "mood", "Filter.1.Value.1": "x" },
      "InvalidParameterValue",
    ],
  ])("refuse %s", async (_, action, parameters, code) => {
    await create("web");
    await ec2("AuthorizeSecurityGroupIngress", { GroupName: "web", ...tcp(22, "0.0.0.0/0") });
    expect((await ec2(action, parameters)).error?.code).toBe(code);
  });

  it("belong to their tenant", async () => {
    const id = await create("web");
    const theirs = await ec2("DescribeSecurityGroups", { "GroupId.1": id }, { as: "other" });
    expect(theirs.error?.code).toBe("InvalidGroup.NotFound");
    expect((await ec2("DeleteSecurityGroup", { GroupId: id }, { as: "other" })).error?.code).toBe(
      "InvalidGroup.NotFound",
    );
  });
});
