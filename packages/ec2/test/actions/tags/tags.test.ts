import { type Answer, type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
let groupId: string;
beforeEach(async () => {
  ec2 = startEc2();
  const created = await ec2.cloud("demo").call("createSecurityGroup", { name: "web", description: "web" });
  groupId = `sg-${created.id.replaceAll("-", "")}`;
});
afterEach(() => ec2.close());

const tagsOf = ({ body }: Answer): Record<string, string> =>
  Object.fromEntries((body.tagSet.item ?? []).map((tag: { key: string; value: string }) => [tag.key, tag.value]));
const put = (tags: Record<string, string>, resource = groupId) => {
  const entries = Object.entries(tags).flatMap(([key, value], i) => [
    [`Tag.${i + 1}.Key`, key],
    [`Tag.${i + 1}.Value`, value],
  ]);
  return ec2("CreateTags", { "ResourceId.1": resource, ...Object.fromEntries(entries) });
};

describe("tags", () => {
  it("are put with one call, shown with one, and taken away with one", async () => {
    expect((await put({ Name: "web", env: "prod" })).calls).toEqual({ createTags: 1 });
    const shown = await ec2("DescribeTags");
    expect(shown.body.tagSet.item).toEqual([
      { key: "Name", resourceId: groupId, resourceType: "security-group", value: "web" },
      { key: "env", resourceId: groupId, resourceType: "security-group", value: "prod" },
    ]);
    expect(shown.calls).toEqual({ listTags: 1 });
    const deleted = await ec2("DeleteTags", { "ResourceId.1": groupId, "Tag.1.Key": "env" });
    expect(deleted.calls).toEqual({ deleteTags: 1 });
    expect(deleted.body.return).toBe("true");
    expect(tagsOf(await ec2("DescribeTags"))).toEqual({ Name: "web" });
  });

  it("are put and taken away once where a resource is named twice", async () => {
    const twice = { "ResourceId.1": groupId, "ResourceId.2": groupId, "Tag.1.Key": "env", "Tag.1.Value": "prod" };
    expect((await ec2("CreateTags", twice)).calls).toEqual({ createTags: 1 });
    expect(tagsOf(await ec2("DescribeTags"))).toEqual({ env: "prod" });
    expect((await ec2("DeleteTags", twice)).calls).toEqual({ deleteTags: 1 });
    expect((await ec2("DescribeTags")).body.tagSet.item ?? []).toEqual([]);
  });

  it("overwrite what has the same key, and leave the rest", async () => {
    await put({ Name: "old", env: "prod" });
    expect((await put({ Name: "new", team: "a" })).error).toBeUndefined();
    expect(tagsOf(await ec2("DescribeTags"))).toEqual({ Name: "new", env: "prod", team: "a" });
  });

  it("don't clash in case, which CloudStack would take for the same key", async () => {
    await put({ env: "prod" });
    expect((await put({ Env: "test" })).error?.code).toBe("InvalidParameterValue");
    expect((await put({ a: "1", A: "2" })).error?.code).toBe("InvalidParameterValue");
    expect(tagsOf(await ec2("DescribeTags"))).toEqual({ env: "prod" });
  });

  it.each([
    ["keys past 255 characters", { ["k".repeat(256)]: "v" }, "InvalidParameterValue"],
    ["values past 255 characters", { k: "v".repeat(256) }, "InvalidParameterValue"],
    [
      "more than 50 at once",
      Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, "v"])),
      "TagLimitExceeded",
    ],
    ["keys of ours", { "stackgate.x": "v" }, "InvalidParameterValue"],
    ["keys of AWS's", { "aws:x": "v" }, "InvalidParameterValue"],
    ["empty values, which CloudStack drops", { k: "" }, "InvalidParameterValue"],
  ])("are refused: %s", async (_, tags, code) => {
    const { error, calls } = await put(tags as Record<string, string>);
    expect(error?.code).toBe(code);
    expect(calls).toEqual({});
  });

  it.each([
    ["sg-00000000000040008000000000000000", "InvalidGroup.NotFound"],
    ["sg-xyz", "InvalidGroupId.Malformed"],
    ["eipassoc-00000000000040008000000000000000", "UnsupportedOperation"],
    ["thing-1", "InvalidID"],
  ])("are refused on %s: %s", async (resource, code) => {
    expect((await put({ a: "b" }, resource)).error?.code).toBe(code);
  });

  it("of our own are neither shown nor deleted with the rest", async () => {
    const [resourceid] = [groupId.slice(3).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")];
    const own = {
      resourcetype: "SecurityGroup",
      resourceids: [resourceid],
      tags: [{ key: "stackgate.x", value: "1" }],
    };
    await ec2.cloud("demo").run("createTags", own);
    await put({ Name: "web" });
    expect(tagsOf(await ec2("DescribeTags"))).toEqual({ Name: "web" });
    await ec2("DeleteTags", { "ResourceId.1": groupId });
    expect(tagsOf(await ec2("DescribeTags"))).toEqual({});
    expect(await ec2.cloud("demo").list("listTags")).toHaveLength(1);
  });

  it("of what takes none in CloudStack stand at the account", async () => {
    const { body } = await ec2("CreateKeyPair", { KeyName: "mine" });
    const filter = { "Filter.1.Name": "resource-id", "Filter.1.Value.1": body.keyPairId };
    expect((await put({ team: "a", env: "x" }, body.keyPairId)).error).toBeUndefined();
    expect((await put({ team: "b" }, body.keyPairId)).error).toBeUndefined();
    expect((await ec2("DescribeTags", filter)).body.tagSet.item[1]).toEqual({
      key: "team",
      resourceId: body.keyPairId,
      resourceType: "key-pair",
      value: "b",
    });
    const long = await put({ ["k".repeat(220)]: "v" }, body.keyPairId);
    expect(long.error?.code).toBe("InvalidParameterValue");
    await ec2("DeleteTags", { "ResourceId.1": body.keyPairId });
    expect(tagsOf(await ec2("DescribeTags", filter))).toEqual({});
  });

  it("of an interface go without what is noted of it", async () => {
    const { body: subnets } = await ec2("DescribeSubnets", {
      "Filter.1.Name": "availability-zone",
      "Filter.1.Value.1": "advsg-1",
    });
    const { body } = await ec2("CreateNetworkInterface", {
      SubnetId: subnets.subnetSet.item[0].subnetId,
      Description: "spare",
      "SecurityGroupId.1": groupId,
    });
    const id = body.networkInterface.networkInterfaceId;
    await put({ team: "a" }, id);
    await ec2("DeleteTags", { "ResourceId.1": id });
    const { body: left } = await ec2("DescribeNetworkInterfaces", { "NetworkInterfaceId.1": id });
    expect(left.networkInterfaceSet.item).toMatchObject([
      { description: "spare", groupSet: { item: [{ groupId }] }, tagSet: "" },
    ]);
  });

  it("go only with the value they were named with, and their absence is no error", async () => {
    await put({ env: "prod" });
    const remove = (value: string) =>
      ec2("DeleteTags", { "ResourceId.1": groupId, "Tag.1.Key": "env", "Tag.1.Value": value });
    expect((await remove("test")).error).toBeUndefined();
    expect(tagsOf(await ec2("DescribeTags"))).toEqual({ env: "prod" });
    await remove("prod");
    expect((await remove("prod")).error).toBeUndefined();
    expect(tagsOf(await ec2("DescribeTags"))).toEqual({});
  });

  it("are filtered by key, value, resource and type, and paged", async () => {
    await put({ a: "1", b: "2", c: "1" });
    const filtered = async (name: string, ...values: string[]) =>
      Object.keys(
        tagsOf(
          await ec2("DescribeTags", {
            "Filter.1.Name": name,
            ...Object.fromEntries(values.map((value, i) => [`Filter.1.Value.${i + 1}`, value])),
          }),
        ),
      );
    expect(await filtered("key", "a", "b")).toEqual(["a", "b"]);
    expect(await filtered("value", "1")).toEqual(["a", "c"]);
    expect(await filtered("resource-id", groupId)).toEqual(["a", "b", "c"]);
    expect(await filtered("resource-id", "i-00000000000040008000000000000000")).toEqual([]);
    expect(await filtered("resource-type", "instance")).toEqual([]);
    expect(await filtered("tag:b", "*")).toEqual(["b"]);
    const first = await ec2("DescribeTags", { MaxResults: 2 });
    const second = await ec2("DescribeTags", { MaxResults: 2, NextToken: first.body.nextToken });
    expect([Object.keys(tagsOf(first)), Object.keys(tagsOf(second))]).toEqual([["a", "b"], ["c"]]);
    expect(second.body.nextToken).toBeUndefined();
  });

  it("of other tenants can't be set or seen", async () => {
    await put({ env: "prod" });
    const theirs = { "ResourceId.1": groupId, "Tag.1.Key": "env", "Tag.1.Value": "x" };
    expect((await ec2("CreateTags", theirs, { as: "other" })).error?.code).toBe("InvalidGroup.NotFound");
    expect(tagsOf(await ec2("DescribeTags", {}, { as: "other" }))).toEqual({});
    expect(tagsOf(await ec2("DescribeTags"))).toEqual({ env: "prod" });
  });
});
