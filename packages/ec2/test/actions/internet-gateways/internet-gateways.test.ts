import { type Answer, type Ec2, startEc2 } from "../../support";
import { running } from "../instances/support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

// biome-ignore lint/suspicious/noExplicitAny: as Answer.body
const gateways = ({ body }: Answer): any[] => body.internetGatewaySet.item ?? [];
const ofVpc = async (vpcId: string) =>
  gateways(await ec2("DescribeInternetGateways", { "Filter.1.Name": "attachment.vpc-id", "Filter.1.Value.1": vpcId }));
const madeVpc = async (): Promise<string> => (await ec2("CreateVpc", { CidrBlock: "10.20.0.0/16" })).body.vpc.vpcId;
const made = async (parameters = {}): Promise<string> =>
  (await ec2("CreateInternetGateway", parameters)).body.internetGateway.internetGatewayId;

describe("internet gateways", () => {
  it("are there for every VPC, as its router reaches the internet", async () => {
    const VpcId = await madeVpc();
    const [own] = await ofVpc(VpcId);
    expect(own.internetGatewayId.slice(4)).toBe(VpcId.slice(4));
    expect(own.attachmentSet.item).toEqual([{ vpcId: VpcId, state: "available" }]);
    const detach = await ec2("DetachInternetGateway", { InternetGatewayId: own.internetGatewayId, VpcId });
    expect(detach.error?.code).toBe("UnsupportedOperation");
  });

  it("are detached from the VPC that they are attached to only", async () => {
    const [VpcId, InternetGatewayId] = [await madeVpc(), await made()];
    const detach = await ec2("DetachInternetGateway", { InternetGatewayId, VpcId });
    expect(detach.error?.code).toBe("Gateway.NotAttached");
  });

  it("are made with tags, attached, detached and deleted", async () => {
    const VpcId = await madeVpc();
    const id = await made({
      "TagSpecification.1.ResourceType": "internet-gateway",
      "TagSpecification.1.Tag.1.Key": "Name",
      "TagSpecification.1.Tag.1.Value": "out",
    });
    const [loose] = gateways(await ec2("DescribeInternetGateways", { "InternetGatewayId.1": id }));
    expect(loose).toMatchObject({ attachmentSet: "", tagSet: { item: [{ key: "Name", value: "out" }] } });
    expect((await ec2("AttachInternetGateway", { InternetGatewayId: id, VpcId })).body.return).toBe("true");
    expect((await ofVpc(VpcId)).map((gateway) => gateway.internetGatewayId)).toEqual([id]);
    expect((await ec2("DeleteInternetGateway", { InternetGatewayId: id })).error?.code).toBe("DependencyViolation");
    const second = await made();
    const refused = await ec2("AttachInternetGateway", { InternetGatewayId: second, VpcId });
    expect(refused.error?.code).toBe("InvalidParameterValue");
    await ec2("DetachInternetGateway", { InternetGatewayId: id, VpcId });
    expect((await ofVpc(VpcId)).map((gateway) => gateway.internetGatewayId)).not.toContain(id);
    await ec2("DeleteInternetGateway", { InternetGatewayId: id });
    const gone = await ec2("DescribeInternetGateways", { "InternetGatewayId.1": id });
    expect(gone.error?.code).toBe("InvalidInternetGatewayID.NotFound");
    expect((await ec2("DescribeTags")).body.tagSet).toBe("");
  });

  it.each([
    ["AttachInternetGateway", "InvalidInternetGatewayID.NotFound"],
    ["DetachInternetGateway", "InvalidInternetGatewayID.NotFound"],
  ])("%s refuses one that there is none of", async (action, code) => {
    const VpcId = await madeVpc();
    const { error } = await ec2(action, { VpcId, InternetGatewayId: "igw-00000000000040008000000000000000" });
    expect(error?.code).toBe(code);
  });

  it("belong to their account", async () => {
    const id = await made();
    const theirs = await ec2("DeleteInternetGateway", { InternetGatewayId: id }, { as: "other" });
    expect(theirs.error?.code).toBe("InvalidInternetGatewayID.NotFound");
  });
});

describe("other gateways", () => {
  it("NAT gateways are the source NAT addresses", async () => {
    await running(ec2, { zone: "adv-1" });
    const { body, calls } = await ec2("DescribeNatGateways", {
      "Filter.1.Name": "state",
      "Filter.1.Value.1": "available",
    });
    expect(body.natGatewaySet.item[0]).toMatchObject({
      natGatewayId: expect.stringMatching(/^nat-/),
      vpcId: expect.stringMatching(/^vpc-/),
      natGatewayAddressSet: { item: [{ publicIp: expect.stringMatching(/^\d/) }] },
    });
    expect(calls.listPublicIpAddresses).toBe(1);
    const unknown = await ec2("DescribeNatGateways", { "NatGatewayId.1": "nat-00000000000040008000000000000000" });
    expect(unknown.error?.code).toBe("NatGatewayNotFound");
    const filter = await ec2("DescribeNatGateways", { "Filter.1.Name": "colour", "Filter.1.Value.1": "red" });
    expect(filter.error?.code).toBe("InvalidParameterValue");
  });

  it("there are none for IPv6 only", async () => {
    expect((await ec2("DescribeEgressOnlyInternetGateways")).body.egressOnlyInternetGatewaySet).toBe("");
  });
});
