import { type Answer, type Ec2, startEc2 } from "../../support";
import { instance, running } from "../instances/support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

// biome-ignore lint/suspicious/noExplicitAny: as Answer.body
const tables = ({ body }: Answer): any[] => body.routeTableSet.item ?? [];
const ofVpc = async (VpcId: string) =>
  tables(await ec2("DescribeRouteTables", { "Filter.1.Name": "vpc-id", "Filter.1.Value.1": VpcId }));
const table = async (id: string) => tables(await ec2("DescribeRouteTables", { "RouteTableId.1": id }))[0];

/** A VPC with one tier. */
async function vpc() {
  const made = await ec2("CreateVpc", { CidrBlock: "10.20.0.0/16" });
  const VpcId: string = made.body.vpc.vpcId;
  const subnet = await ec2("CreateSubnet", { VpcId, CidrBlock: "10.20.1.0/24" });
  return { VpcId, SubnetId: subnet.body.subnet.subnetId as string, igw: VpcId.replace("vpc-", "igw-") };
}
const created = async (VpcId: string, more = {}): Promise<string> =>
  (await ec2("CreateRouteTable", { VpcId, ...more })).body.routeTable.routeTableId;

describe("the main route table", () => {
  it("is there for every VPC, with the way out", async () => {
    const { VpcId, igw } = await vpc();
    const [main] = await ofVpc(VpcId);
    expect(main.routeSet.item).toEqual([
      { destinationCidrBlock: "10.20.0.0/16", gatewayId: "local", origin: "CreateRouteTable", state: "active" },
      { destinationCidrBlock: "0.0.0.0/0", gatewayId: igw, origin: "CreateRoute", state: "active" },
    ]);
    expect(main.associationSet.item).toEqual([expect.objectContaining({ main: "true" })]);
    const AssociationId = main.associationSet.item[0].routeTableAssociationId;
    expect((await ec2("DisassociateRouteTable", { AssociationId })).error?.code).toBe("InvalidParameterValue");
    expect((await ec2("DeleteRouteTable", { RouteTableId: main.routeTableId })).error?.code).toBe(
      "DependencyViolation",
    );
  });

  it("is found by association.main, as Terraform asks", async () => {
    const { VpcId } = await vpc();
    const answer = await ec2("DescribeRouteTables", {
      "Filter.1.Name": "association.main",
      "Filter.1.Value.1": "true",
      "Filter.2.Name": "vpc-id",
      "Filter.2.Value.1": VpcId,
    });
    expect(tables(answer)).toHaveLength(1);
  });
});

describe("route tables", () => {
  it("are made with tags, once a token, associated with subnets and deleted", async () => {
    const { VpcId, SubnetId } = await vpc();
    const tagged = {
      ClientToken: "once",
      "TagSpecification.1.ResourceType": "route-table",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "public",
    };
    const RouteTableId = await created(VpcId, tagged);
    expect(await created(VpcId, tagged)).toBe(RouteTableId);
    const associated = await ec2("AssociateRouteTable", { RouteTableId, SubnetId });
    const AssociationId = associated.body.associationId;
    expect(await table(RouteTableId)).toMatchObject({
      vpcId: VpcId,
      tagSet: { item: [{ key: "Name", value: "public" }] },
      associationSet: { item: [{ routeTableAssociationId: AssociationId, subnetId: SubnetId, main: "false" }] },
    });
    const other = await created(VpcId);
    expect((await ec2("AssociateRouteTable", { RouteTableId: other, SubnetId })).error?.code).toBe(
      "Resource.AlreadyAssociated",
    );
    expect((await ec2("DeleteRouteTable", { RouteTableId })).error?.code).toBe("DependencyViolation");
    const replaced = await ec2("ReplaceRouteTableAssociation", { AssociationId, RouteTableId: other });
    expect((await table(other)).associationSet.item).toHaveLength(1);
    await ec2("DisassociateRouteTable", { AssociationId: replaced.body.newAssociationId });
    expect((await table(other)).associationSet).toBe("");
    expect((await ec2("DisassociateRouteTable", { AssociationId })).error?.code).toBe("InvalidAssociationID.NotFound");
    expect((await ec2("DeleteRouteTable", { RouteTableId })).body.return).toBe("true");
    const gone = await ec2("DescribeRouteTables", { "RouteTableId.1": RouteTableId });
    expect(gone.error?.code).toBe("InvalidRouteTableID.NotFound");
  });

  it("don't take subnets of other VPCs", async () => {
    const [first, second] = [await vpc(), await ec2("CreateVpc", { CidrBlock: "10.30.0.0/16" })];
    const RouteTableId = await created(second.body.vpc.vpcId);
    const { error } = await ec2("AssociateRouteTable", { RouteTableId, SubnetId: first.SubnetId });
    expect(error?.code).toBe("InvalidParameterValue");
  });
});

describe("routes", () => {
  const route = (RouteTableId: string, DestinationCidrBlock: string, target: object) => ({
    RouteTableId,
    DestinationCidrBlock,
    ...target,
  });

  it("out by the internet gateway are there already, and stay", async () => {
    const { VpcId, igw } = await vpc();
    const id = await created(VpcId);
    expect((await ec2("CreateRoute", route(id, "0.0.0.0/0", { GatewayId: igw }))).body.return).toBe("true");
    const { error } = await ec2("DeleteRoute", route(id, "0.0.0.0/0", {}));
    expect(error?.code).toBe("UnsupportedOperation");
  });

  it("lead to an instance, are replaced and deleted", async () => {
    const { VpcId, SubnetId } = await vpc();
    const id = await created(VpcId);
    const [a, b] = [await running(ec2, { zone: "adv-1", SubnetId }), await running(ec2, { zone: "adv-1", SubnetId })];
    const address = async (which: string) => (await instance(ec2, which)).privateIpAddress;
    const shown = async () =>
      (await table(id)).routeSet.item.find(
        (one: { destinationCidrBlock: string }) => one.destinationCidrBlock === "172.16.0.0/16",
      );
    expect((await ec2("CreateRoute", route(id, "172.16.0.0/16", { InstanceId: a }))).error).toBeUndefined();
    expect(await shown()).toMatchObject({ ipAddress: await address(a), state: "active" });
    const again = await ec2("CreateRoute", route(id, "172.16.0.0/16", { InstanceId: b }));
    expect(again.error?.code).toBe("RouteAlreadyExists");
    await ec2("ReplaceRoute", route(id, "172.16.0.0/16", { InstanceId: b }));
    expect(await shown()).toMatchObject({ ipAddress: await address(b) });
    await ec2("DeleteRoute", route(id, "172.16.0.0/16", {}));
    expect(await shown()).toBeUndefined();
    expect((await ec2("DeleteRoute", route(id, "172.16.0.0/16", {}))).error?.code).toBe("InvalidRoute.NotFound");
  });

  it("are not of the default VPC, whose router is the operator's", async () => {
    const [{ routeTableId }] = tables(await ec2("DescribeRouteTables"));
    const InstanceId = await running(ec2, { zone: "basic-1" });
    const code = async (action: string, block: string, target = {}) =>
      (await ec2(action, route(routeTableId, block, target))).error?.code;
    expect(await code("CreateRoute", "172.16.0.0/16", { InstanceId })).toBe("UnsupportedOperation");
    expect(await code("ReplaceRoute", "172.16.0.0/16", { InstanceId })).toBe("InvalidRoute.NotFound");
    expect(await code("DeleteRoute", "172.16.0.0/16")).toBe("InvalidRoute.NotFound");
    expect(await code("DeleteRoute", "0.0.0.0/0")).toBe("UnsupportedOperation");
  });

  it.each([
    ["no destination", { GatewayId: "igw-x" }, "MissingParameter"],
    ["no target", { DestinationCidrBlock: "0.0.0.0/0" }, "MissingParameter"],
    [
      "two targets",
      { DestinationCidrBlock: "0.0.0.0/0", GatewayId: "igw-x", InstanceId: "i-x" },
      "InvalidParameterCombination",
    ],
    ["a NAT gateway", { DestinationCidrBlock: "0.0.0.0/0", NatGatewayId: "nat-x" }, "UnsupportedOperation"],
    [
      "a gateway that is not the VPC's",
      { DestinationCidrBlock: "0.0.0.0/0", GatewayId: "igw-x" },
      "InvalidGatewayID.NotFound",
    ],
  ])("are refused with %s", async (_, parameters, code) => {
    const { VpcId } = await vpc();
    const RouteTableId = await created(VpcId);
    expect((await ec2("CreateRoute", { RouteTableId, ...parameters })).error?.code).toBe(code);
  });
});
