import { type Ec2, startEc2 } from "../../support";
import { running, settle } from "../instances/support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

describe("placement groups", () => {
  it.each([
    ["spread", "host anti-affinity"],
    ["cluster", "host affinity"],
  ])("%s are %s", async (Strategy, type) => {
    const { body } = await ec2("CreatePlacementGroup", { GroupName: "g", Strategy });
    expect(body.placementGroup).toMatchObject({
      groupId: expect.stringMatching(/^pg-[0-9a-f]{32}$/),
      groupName: "g",
      strategy: Strategy,
      state: "available",
    });
    expect([...ec2.simulator.state.affinityGroups.values()].map((group) => group.type)).toEqual([type]);
    const listed = await ec2("DescribePlacementGroups", { "GroupName.1": "g" });
    expect(listed.body.placementGroupSet.item).toEqual([body.placementGroup]);
    expect((await ec2("DescribePlacementGroups")).calls).toEqual({ listAffinityGroups: 1 });
    await ec2("DeletePlacementGroup", { GroupName: "g" });
    expect((await ec2("DescribePlacementGroups")).body.placementGroupSet).toBe("");
  });

  it("have tags, which go with them", async () => {
    const tag = {
      "TagSpecification.1.ResourceType": "placement-group",
      "TagSpecification.1.Tag.1.Key": "team",
      "TagSpecification.1.Tag.1.Value": "a",
    };
    const { body } = await ec2("CreatePlacementGroup", { GroupName: "g", Strategy: "spread", ...tag });
    expect(body.placementGroup.tagSet.item).toEqual([{ key: "team", value: "a" }]);
    await ec2("CreatePlacementGroup", { GroupName: "h", Strategy: "spread" });
    const { body: found } = await ec2("DescribePlacementGroups", {
      "Filter.1.Name": "tag:team",
      "Filter.1.Value.1": "a",
    });
    expect(found.placementGroupSet.item).toEqual([body.placementGroup]);
    await ec2("DeletePlacementGroup", { GroupName: "g" });
    expect(await ec2.cloud("demo").list("listTags")).toEqual([]);
  });

  it("that instances are in stay", async () => {
    await ec2("CreatePlacementGroup", { GroupName: "g", Strategy: "spread" });
    await running(ec2, { "Placement.GroupName": "g" });
    settle(ec2);
    const { error } = await ec2("DeletePlacementGroup", { GroupName: "g" });
    expect(error?.code).toBe("InvalidPlacementGroup.InUse");
  });

  it.each([
    ["CreatePlacementGroup", { GroupName: "g" }, "InvalidPlacementGroup.Duplicate"],
    ["CreatePlacementGroup", { GroupName: "h", Strategy: "partition" }, "UnsupportedOperation"],
    ["CreatePlacementGroup", { GroupName: "h", Strategy: "heap" }, "InvalidParameterValue"],
    ["CreatePlacementGroup", { Strategy: "spread" }, "MissingParameter"],
    ["DeletePlacementGroup", { GroupName: "gone" }, "InvalidPlacementGroup.Unknown"],
    ["DescribePlacementGroups", { "GroupName.1": "gone" }, "InvalidPlacementGroup.Unknown"],
    ["DescribePlacementGroups", { "GroupId.1": `pg-${"0".repeat(32)}` }, "InvalidPlacementGroup.Unknown"],
  ])("%s %j: %s", async (action, parameters, code) => {
    await ec2("CreatePlacementGroup", { GroupName: "g", Strategy: "cluster" });
    expect((await ec2(action, parameters)).error?.code).toBe(code);
  });
});
