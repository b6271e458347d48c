import { type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2({ config: { zones: new Map([["adv-1", "isolated"]]) } });
});
afterEach(() => ec2.close());

describe("DescribeRegions", () => {
  it("shows the one region at the host that the client asked", async () => {
    const { body, calls } = await ec2("DescribeRegions");
    expect(body.regionInfo.item).toEqual([
      { regionName: "stackgate-1", regionEndpoint: "ec2.test", optInStatus: "opt-in-not-required" },
    ]);
    expect(calls).toEqual({});
  });

  it("filters, and refuses regions and filters it does not know", async () => {
    expect(
      (await ec2("DescribeRegions", { "Filter.1.Name": "region-name", "Filter.1.Value.1": "us-*" })).body.regionInfo,
    ).toBe("");
    expect((await ec2("DescribeRegions", { "RegionName.1": "us-east-1" })).error?.code).toBe("InvalidParameterValue");
    const { error } = await ec2("DescribeRegions", { "Filter.1.Name": "colour", "Filter.1.Value.1": "red" });
    expect(error).toEqual({ code: "InvalidParameterValue", message: "The filter 'colour' is invalid" });
  });
});

describe("DescribeAvailabilityZones", () => {
  const names = ({ body }: Awaited<ReturnType<Ec2>>) =>
    body.availabilityZoneInfo.item.map(({ zoneName }: { zoneName: string }) => zoneName);

  it("shows all kinds of zones, under configured names, with one call and then none", async () => {
    const answer = await ec2("DescribeAvailabilityZones");
    expect(names(answer).sort()).toEqual(["advsg-1", "basic-1", "isolated"]);
    expect(answer.calls).toEqual({ listZones: 1 });
    expect((await ec2("DescribeAvailabilityZones")).calls).toEqual({});
  });

  it("finds zones by name, by id and by filter; `verbose` means all", async () => {
    const one = await ec2("DescribeAvailabilityZones", { "ZoneName.1": "isolated" });
    expect(names(one)).toEqual(["isolated"]);
    const { zoneId } = one.body.availabilityZoneInfo.item[0];
    expect(names(await ec2("DescribeAvailabilityZones", { "ZoneId.1": zoneId }))).toEqual(["isolated"]);
    const filtered = await ec2("DescribeAvailabilityZones", {
      "Filter.1.Name": "zone-name",
      "Filter.1.Value.1": "*-1",
    });
    expect(names(filtered).sort()).toEqual(["advsg-1", "basic-1"]);
    expect(names(await ec2("DescribeAvailabilityZones", { "ZoneName.1": "verbose" }))).toHaveLength(3);
    expect((await ec2("DescribeAvailabilityZones", { "ZoneName.1": "adv-1" })).error?.code).toBe(
      "InvalidParameterValue",
    );
  });
});

describe("DescribePrefixLists", () => {
  it("has none to show", async () => {
    expect((await ec2("DescribePrefixLists")).body.prefixListSet).toBe("");
    expect((await ec2("DescribePrefixLists", { "PrefixListId.1": "pl-1" })).error?.code).toBe(
      "InvalidPrefixListId.NotFound",
    );
  });
});

describe("DescribeAccountAttributes", () => {
  const values = ({ body }: Awaited<ReturnType<Ec2>>) =>
    Object.fromEntries(
      body.accountAttributeSet.item.map(
        (attribute: { attributeName: string; attributeValueSet: { item: [object] } }) => [
          attribute.attributeName,
          Object.values(attribute.attributeValueSet.item[0])[0],
        ],
      ),
    );

  it("shows the account's limits and its default VPC", async () => {
    const answer = await ec2("DescribeAccountAttributes");
    expect(values(answer)).toMatchObject({
      "supported-platforms": "VPC",
      "default-vpc": expect.stringMatching(/^vpc-[0-9a-f]{32}$/),
      "max-instances": expect.stringMatching(/^\d+$/),
    });
    expect(answer.calls).toEqual({ listResourceLimits: 1 });
  });

  it("shows what it is asked for, and asks CloudStack only for limits", async () => {
    const answer = await ec2("DescribeAccountAttributes", { "AttributeName.1": "supported-platforms" });
    expect(values(answer)).toEqual({ "supported-platforms": "VPC" });
    expect(answer.calls).toEqual({});
    const { error } = await ec2("DescribeAccountAttributes", { "AttributeName.1": "colour" });
    expect(error?.code).toBe("InvalidParameterValue");
  });
});
