import { type Answer, type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

// biome-ignore lint/suspicious/noExplicitAny: as Answer.body
const acls = ({ body }: Answer): any[] => body.networkAclSet.item ?? [];
const isDefault = { "Filter.1.Name": "default", "Filter.1.Value.1": "true" };

/** A VPC with one tier. */
async function vpc(): Promise<{ VpcId: string; SubnetId: string }> {
  const made = await ec2("CreateVpc", { CidrBlock: "10.20.0.0/16" });
  const VpcId = made.body.vpc.vpcId;
  const subnet = await ec2("CreateSubnet", { VpcId, CidrBlock: "10.20.1.0/24" });
  return { VpcId, SubnetId: subnet.body.subnet.subnetId };
}
const ofVpc = async (VpcId: string) =>
  acls(await ec2("DescribeNetworkAcls", { "Filter.1.Name": "vpc-id", "Filter.1.Value.1": VpcId }));
const created = async (VpcId: string, more = {}): Promise<string> =>
  (await ec2("CreateNetworkAcl", { VpcId, ...more })).body.networkAcl.networkAclId;
const entry = (NetworkAclId: string, RuleNumber: number, more = {}) => ({
  NetworkAclId,
  RuleNumber,
  Protocol: "tcp",
  RuleAction: "allow",
  Egress: false,
  CidrBlock: "10.0.0.0/8",
  "PortRange.From": 22,
  "PortRange.To": 23,
  ...more,
});

describe("DescribeNetworkAcls", () => {
  it("shows a default ACL for every VPC, which lets everything through", async () => {
    const answer = await ec2("DescribeNetworkAcls", isDefault);
    const [acl] = acls(answer);
    expect(acl.vpcId.slice(4)).toBe(acl.networkAclId.slice(4));
    expect(acl.entrySet.item).toContainEqual({
      ruleNumber: "100",
      protocol: "-1",
      ruleAction: "allow",
      egress: "false",
      cidrBlock: "0.0.0.0/0",
    });
    expect(acl.associationSet.item.length).toBeGreaterThan(0);
    expect(Object.values(answer.calls).every((count) => count === 1)).toBe(true);
  });

  it("refuses ids that there are none of", async () => {
    const ask = async (id: string) => (await ec2("DescribeNetworkAcls", { "NetworkAclId.1": id })).error?.code;
    expect(await ask("acl-00000000000040008000000000000000")).toBe("InvalidNetworkAclID.NotFound");
    expect(await ask("acl-x")).toBe("InvalidNetworkAclId.Malformed");
  });
});

describe("network ACLs of a VPC", () => {
  it("are made with tags, once a token, and deleted", async () => {
    const { VpcId } = await vpc();
    const tagged = {
      ClientToken: "once",
      "TagSpecification.1.ResourceType": "network-acl",
      "TagSpecification.1.Tag.1.Key": "team",
      "TagSpecification.1.Tag.1.Value": "a",
    };
    const id = await created(VpcId, tagged);
    expect(await created(VpcId, tagged)).toBe(id);
    const [shown] = acls(await ec2("DescribeNetworkAcls", { "NetworkAclId.1": id }));
    expect(shown).toMatchObject({ vpcId: VpcId, default: "false", tagSet: { item: [{ key: "team", value: "a" }] } });
    expect((await ec2("DeleteNetworkAcl", { NetworkAclId: id })).body.return).toBe("true");
    expect((await ofVpc(VpcId)).map((acl) => acl.default)).toEqual(["true"]);
  });

  it("have entries numbered by direction, which are replaced and deleted", async () => {
    const { VpcId } = await vpc();
    const id = await created(VpcId);
    const entries = async () =>
      acls(await ec2("DescribeNetworkAcls", { "NetworkAclId.1": id }))[0].entrySet.item.filter(
        ({ ruleNumber }: { ruleNumber: string }) => ruleNumber !== "32767",
      );
    expect((await ec2("CreateNetworkAclEntry", entry(id, 100))).error).toBeUndefined();
    expect(
      (await ec2("CreateNetworkAclEntry", entry(id, 100, { Egress: true, Protocol: "-1" }))).error,
    ).toBeUndefined();
    expect(await entries()).toEqual([
      expect.objectContaining({
        ruleNumber: "100",
        egress: "false",
        protocol: "6",
        portRange: { from: "22", to: "23" },
      }),
      expect.objectContaining({ ruleNumber: "100", egress: "true", protocol: "-1" }),
    ]);
    expect((await ec2("CreateNetworkAclEntry", entry(id, 100))).error?.code).toBe("NetworkAclEntryAlreadyExists");
    await ec2("ReplaceNetworkAclEntry", entry(id, 100, { RuleAction: "deny", CidrBlock: "192.168.0.0/16" }));
    expect((await entries())[0]).toMatchObject({ ruleAction: "deny", cidrBlock: "192.168.0.0/16", egress: "false" });
    await ec2("DeleteNetworkAclEntry", { NetworkAclId: id, RuleNumber: 100, Egress: true });
    expect(await entries()).toHaveLength(1);
    const again = await ec2("DeleteNetworkAclEntry", { NetworkAclId: id, RuleNumber: 100, Egress: true });
    expect(again.error?.code).toBe("InvalidNetworkAclEntry.NotFound");
  });

  it("are associated with subnets, and can't be deleted while they are", async () => {
    const { VpcId, SubnetId } = await vpc();
    const id = await created(VpcId);
    const before = (await ofVpc(VpcId)).find((acl) => acl.default === "true");
    expect(before.associationSet.item).toHaveLength(1);
    const AssociationId = before.associationSet.item[0].networkAclAssociationId;
    const replaced = await ec2("ReplaceNetworkAclAssociation", { AssociationId, NetworkAclId: id });
    const own = (await ofVpc(VpcId)).find((acl) => acl.networkAclId === id);
    expect(own.associationSet.item).toEqual([
      { networkAclAssociationId: replaced.body.newAssociationId, networkAclId: id, subnetId: SubnetId },
    ]);
    expect((await ec2("DeleteNetworkAcl", { NetworkAclId: id })).error?.code).toBe("DependencyViolation");
    await ec2("ReplaceNetworkAclAssociation", {
      AssociationId: replaced.body.newAssociationId,
      NetworkAclId: before.networkAclId,
    });
    expect((await ec2("DeleteNetworkAcl", { NetworkAclId: id })).error).toBeUndefined();
  });

  it("are not the default one's to change, nor other VPCs' than CloudStack's", async () => {
    const [acl] = acls(await ec2("DescribeNetworkAcls", isDefault));
    expect((await ec2("CreateNetworkAclEntry", entry(acl.networkAclId, 1))).error?.code).toBe("UnsupportedOperation");
    expect((await ec2("CreateNetworkAcl", { VpcId: acl.vpcId })).error?.code).toBe("UnsupportedOperation");
    const AssociationId = acl.associationSet.item[0].networkAclAssociationId;
    const replaced = await ec2("ReplaceNetworkAclAssociation", { AssociationId, NetworkAclId: acl.networkAclId });
    expect(replaced.error?.code).toBe("UnsupportedOperation");
  });

  it("are not associated where there is no subnet", async () => {
    const [{ networkAclId: NetworkAclId }] = acls(await ec2("DescribeNetworkAcls", isDefault));
    const AssociationId = "aclassoc-00000000000040008000000000000000";
    const { error } = await ec2("ReplaceNetworkAclAssociation", { AssociationId, NetworkAclId });
    expect(error?.code).toBe("InvalidAssociationID.NotFound");
  });

  it.each([
    [{ RuleNumber: 0 }, "InvalidParameterValue"],
    [{ RuleNumber: 32767 }, "InvalidParameterValue"],
    [{ RuleAction: "maybe" }, "InvalidParameterValue"],
    [{ CidrBlock: "" }, "MissingParameter"],
    [{ Ipv6CidrBlock: "::/0" }, "InvalidParameterCombination"],
  ])("refuse entries with %j: %s", async (more, code) => {
    const answer = await ec2("CreateNetworkAclEntry", entry("acl-00000000000040008000000000000000", 1, more));
    expect(answer.error?.code).toBe(code);
    expect(answer.calls).toEqual({});
  });
});
