import { type Answer, type Ec2, startEc2 } from "../../support";

let ec2: Ec2;
beforeEach(() => {
  ec2 = startEc2();
});
afterEach(() => ec2.close());

// biome-ignore lint/suspicious/noExplicitAny: as Answer.body
const only = ({ body }: Answer, set: string): any => body[set].item?.[0];
const tag = (type: string) => ({
  "TagSpecification.1.ResourceType": type,
  "TagSpecification.1.Tag.1.Key": "Name",
  "TagSpecification.1.Tag.1.Value": "x",
});
const vpcId = async (): Promise<string> => (await ec2("CreateVpc", { CidrBlock: "10.20.0.0/16" })).body.vpc.vpcId;
const vpnGateway = async (): Promise<string> =>
  (await ec2("CreateVpnGateway", { Type: "ipsec.1", ...tag("vpn-gateway") })).body.vpnGateway.vpnGatewayId;
const customerGateway = async (): Promise<string> =>
  (
    await ec2("CreateCustomerGateway", {
      Type: "ipsec.1",
      IpAddress: "203.0.113.7",
      BgpAsn: 65001,
      ...tag("customer-gateway"),
    })
  ).body.customerGateway.customerGatewayId;

/** A VPC with a gateway, and a connection to a customer's. */
async function connected(more = {}) {
  const [VpcId, VpnGatewayId, CustomerGatewayId] = [await vpcId(), await vpnGateway(), await customerGateway()];
  await ec2("AttachVpnGateway", { VpcId, VpnGatewayId });
  const answer = await ec2("CreateVpnConnection", {
    Type: "ipsec.1",
    VpnGatewayId,
    CustomerGatewayId,
    "Options.StaticRoutesOnly": true,
    "Options.LocalIpv4NetworkCidr": "192.168.0.0/16",
    ...more,
  });
  return {
    VpcId,
    VpnGatewayId,
    CustomerGatewayId,
    answer,
    VpnConnectionId: answer.body.vpnConnection?.vpnConnectionId,
  };
}

describe("VPN gateways", () => {
  it("are made, attached to a VPC, detached and deleted under one id", async () => {
    const [VpcId, VpnGatewayId] = [await vpcId(), await vpnGateway()];
    const shown = async () =>
      only(await ec2("DescribeVpnGateways", { "VpnGatewayId.1": VpnGatewayId }), "vpnGatewaySet");
    expect(await shown()).toMatchObject({ attachments: "", tagSet: { item: [{ key: "Name", value: "x" }] } });
    expect((await ec2("AttachVpnGateway", { VpcId, VpnGatewayId })).body.attachment).toEqual({
      state: "attached",
      vpcId: VpcId,
    });
    expect((await shown()).attachments.item).toEqual([{ state: "attached", vpcId: VpcId }]);
    expect((await ec2("DeleteVpnGateway", { VpnGatewayId })).error?.code).toBe("IncorrectState");
    await ec2("DetachVpnGateway", { VpcId, VpnGatewayId });
    expect((await ec2("DetachVpnGateway", { VpcId, VpnGatewayId })).error?.code).toBe("Gateway.NotAttached");
    await ec2("DeleteVpnGateway", { VpnGatewayId });
    const gone = await ec2("DescribeVpnGateways", { "VpnGatewayId.1": VpnGatewayId });
    expect(gone.error?.code).toBe("InvalidVpnGatewayID.NotFound");
  });

  it("propagate their routes by themselves", async () => {
    const { VpcId, VpnGatewayId: GatewayId } = await connected();
    const RouteTableId = VpcId.replace("vpc-", "rtb-");
    const table = await ec2("DescribeRouteTables", { "RouteTableId.1": RouteTableId });
    expect(only(table, "routeTableSet").propagatingVgwSet.item).toEqual([{ gatewayId: GatewayId }]);
    expect((await ec2("EnableVgwRoutePropagation", { RouteTableId, GatewayId })).body.return).toBe("true");
    const disabled = await ec2("DisableVgwRoutePropagation", { RouteTableId, GatewayId });
    expect(disabled.error?.code).toBe("UnsupportedOperation");
  });
});

describe("customer gateways", () => {
  it("are made once an address, shown and deleted", async () => {
    const id = await customerGateway();
    expect(await customerGateway()).toBe(id);
    const filter = { "Filter.1.Name": "ip-address", "Filter.1.Value.1": "203.0.113.7" };
    expect(only(await ec2("DescribeCustomerGateways", filter), "customerGatewaySet")).toMatchObject({
      customerGatewayId: id,
      ipAddress: "203.0.113.7",
      bgpAsn: "65001",
      state: "available",
      tagSet: { item: [{ key: "Name", value: "x" }] },
    });
    await ec2("DeleteCustomerGateway", { CustomerGatewayId: id });
    const gone = await ec2("DescribeCustomerGateways", { "CustomerGatewayId.1": id });
    expect(gone.error?.code).toBe("InvalidCustomerGatewayID.NotFound");
  });

  it.each([
    [{ Type: "ipsec.1" }, "MissingParameter"],
    [{ Type: "ipsec.1", IpAddress: "example.org" }, "InvalidParameterValue"],
    [{ Type: "gre", IpAddress: "203.0.113.7" }, "UnsupportedOperation"],
  ])("are refused with %j: %s", async (parameters, code) => {
    expect((await ec2("CreateCustomerGateway", parameters)).error?.code).toBe(code);
  });
});

describe("VPN connections", () => {
  it("join the two gateways, with the key that the client gave", async () => {
    const { VpnGatewayId, CustomerGatewayId, VpnConnectionId } = await connected({
      "Options.TunnelOptions.1.PreSharedKey": "very.secret.1",
      "Options.TunnelOptions.1.Phase1EncryptionAlgorithm.1.Value": "AES128",
      ...tag("vpn-connection"),
    });
    const shown = await ec2("DescribeVpnConnections", { "VpnConnectionId.1": VpnConnectionId });
    expect(only(shown, "vpnConnectionSet")).toMatchObject({
      vpnGatewayId: VpnGatewayId,
      customerGatewayId: CustomerGatewayId,
      state: "available",
      options: { tunnelOptionSet: { item: [expect.objectContaining({ preSharedKey: "very.secret.1" })] } },
      routes: { item: [{ destinationCidrBlock: "192.168.0.0/16", source: "Static", state: "available" }] },
      tagSet: { item: [{ key: "Name", value: "x" }] },
    });
    const inUse = await ec2("DeleteCustomerGateway", { CustomerGatewayId });
    expect(inUse.error?.code).toBe("IncorrectState");
  });

  it("gain and lose routes, but not the last", async () => {
    const { VpnConnectionId } = await connected();
    const routes = async () =>
      only(await ec2("DescribeVpnConnections"), "vpnConnectionSet").routes.item.map(
        (route: { destinationCidrBlock: string }) => route.destinationCidrBlock,
      );
    const change = (action: string, DestinationCidrBlock: string) =>
      ec2(action, { VpnConnectionId, DestinationCidrBlock });
    await change("CreateVpnConnectionRoute", "172.16.0.0/12");
    expect(await routes()).toEqual(["192.168.0.0/16", "172.16.0.0/12"]);
    await change("DeleteVpnConnectionRoute", "192.168.0.0/16");
    expect(await routes()).toEqual(["172.16.0.0/12"]);
    expect((await change("DeleteVpnConnectionRoute", "172.16.0.0/12")).error?.code).toBe("UnsupportedOperation");
    expect((await change("DeleteVpnConnectionRoute", "10.0.0.0/8")).error?.code).toBe("InvalidRoute.NotFound");
    expect((await change("CreateVpnConnectionRoute", "everywhere")).error?.code).toBe("InvalidParameterValue");
  });

  it("leave nothing of theirs behind", async () => {
    const { VpcId, VpnGatewayId, CustomerGatewayId, VpnConnectionId } = await connected();
    expect((await ec2("DeleteVpnConnection", { VpnConnectionId })).body.return).toBe("true");
    expect(await ec2.cloud("demo").list("listVpnCustomerGateways")).toEqual([]);
    await ec2("DeleteCustomerGateway", { CustomerGatewayId });
    await ec2("DetachVpnGateway", { VpcId, VpnGatewayId });
    await ec2("DeleteVpnGateway", { VpnGatewayId });
    expect(await ec2.cloud("demo").list("listTags")).toEqual([]);
    const gone = await ec2("DeleteVpnConnection", { VpnConnectionId });
    expect(gone.error?.code).toBe("InvalidVpnConnectionID.NotFound");
  });

  it.each([
    [{ "Options.LocalIpv4NetworkCidr": "" }, "MissingParameter"],
    [{ "Options.TunnelOptions.1.Phase1DHGroupNumber.1.Value": 24 }, "UnsupportedOperation"],
    [
      { "Options.TunnelOptions.1.PreSharedKey": "a", "Options.TunnelOptions.2.PreSharedKey": "b" },
      "UnsupportedOperation",
    ],
    [{ "Options.StaticRoutesOnly": false }, "UnsupportedOperation"],
    [{ CustomerGatewayId: "cgw-00000000000040008000000000000000" }, "InvalidCustomerGatewayID.NotFound"],
  ])("are refused with %j: %s", async (more, code) => {
    expect((await connected(more)).answer.error?.code).toBe(code);
    expect(await ec2.cloud("demo").list("listVpnConnections")).toEqual([]);
  });
});
