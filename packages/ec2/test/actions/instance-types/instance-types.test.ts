import { type Answer, type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2({ config: { instanceTypes: new Map([["t3.micro", "Small Instance"]]) } });
});
afterEach(() => ec2.close());

const names = ({ body }: Answer): string[] =>
  (body.instanceTypeSet.item ?? []).map(({ instanceType }: { instanceType: string }) => instanceType);

describe("DescribeInstanceTypes", () => {
  it("lists the offerings under configured names, else under their slugs", async () => {
    const answer = await ec2("DescribeInstanceTypes");
    expect(names(answer)).toEqual(expect.arrayContaining(["t3.micro", "medium-instance"]));
    expect(names(answer)).not.toContain("small-instance");
    expect(answer.calls).toEqual({ listServiceOfferings: 1 });
    expect((await ec2("DescribeInstanceTypes")).calls).toEqual({});
  });

  it("shows CPUs and memory, and filters by them", async () => {
    const { body } = await ec2("DescribeInstanceTypes", { "InstanceType.1": "t3.micro" });
    expect(body.instanceTypeSet.item[0]).toMatchObject({
      instanceType: "t3.micro",
      vCpuInfo: { defaultVCpus: "1" },
      memoryInfo: { sizeInMiB: "512" },
    });
    const filter = { "Filter.1.Name": "memory-info.size-in-mib", "Filter.1.Value.1": "512" };
    expect(names(await ec2("DescribeInstanceTypes", filter))).toEqual(["t3.micro"]);
  });

  it("gives all types by pages, each once", async () => {
    const all = names(await ec2("DescribeInstanceTypes"));
    const seen: string[] = [];
    let token = "";
    do {
      const page = await ec2("DescribeInstanceTypes", { MaxResults: 1, NextToken: token });
      expect(names(page)).toHaveLength(1);
      seen.push(...names(page));
      token = page.body.nextToken ?? "";
    } while (token !== "");
    expect(seen).toEqual(all);
  });

  it("refuses tokens of another tenant, another request, and none of ours", async () => {
    const { body } = await ec2("DescribeInstanceTypes", { MaxResults: 1 });
    const codeOf = async (parameters: Record<string, string>, as: "demo" | "other" = "demo") =>
      (await ec2("DescribeInstanceTypes", parameters, { as })).error?.code;
    expect(await codeOf({ NextToken: body.nextToken }, "other")).toBe("InvalidNextToken");
    expect(await codeOf({ NextToken: body.nextToken, "InstanceType.1": "t3.micro" })).toBe("InvalidNextToken");
    expect(await codeOf({ NextToken: "made-up" })).toBe("InvalidNextToken");
    expect(await codeOf({ MaxResults: "0" })).toBe("InvalidParameterValue");
  });

  it("refuses types that there are none of", async () => {
    const { error } = await ec2("DescribeInstanceTypes", { "InstanceType.1": "x9.huge" });
    expect(error).toEqual({
      code: "InvalidInstanceType",
      message: "The following supplied instance types do not exist: [x9.huge]",
    });
  });
});

describe("DescribeInstanceTypeOfferings", () => {
  const locations = ({ body }: Answer): string[] =>
    body.instanceTypeOfferingSet.item.map(({ location }: { location: string }) => location);
  const ofMicro = { "Filter.1.Name": "instance-type", "Filter.1.Value.1": "t3.micro" };

  it("names the region, or each zone", async () => {
    expect(locations(await ec2("DescribeInstanceTypeOfferings", ofMicro))).toEqual(["stackgate-1"]);
    const zones = await ec2("DescribeInstanceTypeOfferings", { ...ofMicro, LocationType: "availability-zone" });
    expect(locations(zones).sort()).toEqual(["adv-1", "advsg-1", "basic-1"]);
  });

  it("refuses a type of location that it does not know", async () => {
    const { error } = await ec2("DescribeInstanceTypeOfferings", { LocationType: "outpost" });
    expect(error?.code).toBe("InvalidParameterValue");
  });
});
