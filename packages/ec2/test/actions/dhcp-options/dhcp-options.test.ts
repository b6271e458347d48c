import { type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

const vpcId = async (): Promise<string> => (await ec2("CreateVpc", { CidrBlock: "10.20.0.0/16" })).body.vpc.vpcId;

describe("DHCP options", () => {
  it("are the VPC's own, as DescribeVpcs names them", async () => {
    const VpcId = await vpcId();
    const { body } = await ec2("DescribeVpcs", { "VpcId.1": VpcId });
    const id = body.vpcSet.item[0].dhcpOptionsId;
    const shown = await ec2("DescribeDhcpOptions", { "DhcpOptionsId.1": id });
    expect(shown.body.dhcpOptionsSet.item).toEqual([
      expect.objectContaining({
        dhcpOptionsId: id,
        dhcpConfigurationSet: {
          item: expect.arrayContaining([
            { key: "domain-name-servers", valueSet: { item: [{ value: expect.any(String) }] } },
          ]),
        },
      }),
    ]);
    const filter = { "Filter.1.Name": "key", "Filter.1.Value.1": "domain-name-servers" };
    expect((await ec2("DescribeDhcpOptions", filter)).body.dhcpOptionsSet.item.length).toBeGreaterThan(1);
  });

  it("can't be made, changed or deleted, and say so", async () => {
    const VpcId = await vpcId();
    const own = VpcId.replace("vpc-", "dopt-");
    const codeOf = async (action: string, parameters: Record<string, string>) =>
      (await ec2(action, parameters)).error?.code;
    const wanted = { "DhcpConfiguration.1.Key": "domain-name", "DhcpConfiguration.1.Value.1": "example.org" };
    expect(await codeOf("CreateDhcpOptions", wanted)).toBe("UnsupportedOperation");
    expect(await codeOf("AssociateDhcpOptions", { DhcpOptionsId: own, VpcId })).toBeUndefined();
    expect(await codeOf("AssociateDhcpOptions", { DhcpOptionsId: "default", VpcId })).toBeUndefined();
    const other = "dopt-00000000000040008000000000000000";
    expect(await codeOf("AssociateDhcpOptions", { DhcpOptionsId: other, VpcId })).toBe("UnsupportedOperation");
    expect(await codeOf("DeleteDhcpOptions", { DhcpOptionsId: own })).toBe("DependencyViolation");
    expect(await codeOf("DeleteDhcpOptions", { DhcpOptionsId: other })).toBe("InvalidDhcpOptionsID.NotFound");
  });
});
