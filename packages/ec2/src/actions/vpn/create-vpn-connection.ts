import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { completed } from "../../map/half-made";
import { notFoundError } from "../../map/ids";
import { putTags } from "../../map/tagging";
import { tagsFor } from "../../map/tags";
import { connectionView, type VpnLandscape, vpnLandscape } from "../../map/vpn/connections";
import { customerName, type KnownCustomer } from "../../map/vpn/customers";
import { policies } from "../../map/vpn/tunnel";
import type { CreateVpnConnectionRequest } from "../../model/types.generated";
import { honoured, ignored, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";

const values = { Value: honoured };

export const createVpnConnection = defineAction("CreateVpnConnection", {
  parameters: {
    CustomerGatewayId: honoured,
    VpnGatewayId: honoured,
    Type: refused("CloudStack's gateways speak IPsec", "ipsec.1"),
    TagSpecifications: honoured,
    Options: {
      LocalIpv4NetworkCidr: honoured,
      StaticRoutesOnly: refused("CloudStack's gateways speak no BGP", true),
      RemoteIpv4NetworkCidr: refused("the VPC's own network is at this end", "0.0.0.0/0"),
      EnableAcceleration: refused("there is no accelerator", false),
      TunnelInsideIpVersion: refused("tunnels carry IPv4", "ipv4"),
      LocalIpv6NetworkCidr: refused("tunnels carry IPv4"),
      RemoteIpv6NetworkCidr: refused("tunnels carry IPv4"),
      OutsideIpAddressType: refused("gateways have public addresses", "PublicIpv4"),
      TransportTransitGatewayAttachmentId: refused("there are no transit gateways"),
      TunnelBandwidth: refused("CloudStack sets no bandwidth", "standard"),
      TunnelOptions: {
        PreSharedKey: honoured,
        Phase1LifetimeSeconds: honoured,
        Phase2LifetimeSeconds: honoured,
        DPDTimeoutAction: honoured,
        Phase1EncryptionAlgorithms: values,
        Phase2EncryptionAlgorithms: values,
        Phase1IntegrityAlgorithms: values,
        Phase2IntegrityAlgorithms: values,
        Phase1DHGroupNumbers: values,
        Phase2DHGroupNumbers: values,
        IKEVersions: values,
        TunnelInsideCidr: refused("tunnels have no addresses of their own"),
        TunnelInsideIpv6Cidr: refused("tunnels have no addresses of their own"),
        RekeyMarginTimeSeconds: refused("CloudStack chooses when to rekey"),
        RekeyFuzzPercentage: refused("CloudStack chooses when to rekey"),
        ReplayWindowSize: refused("CloudStack chooses the replay window"),
        DPDTimeoutSeconds: refused("CloudStack chooses the timeout"),
        StartupAction: ignored("the gateway starts the negotiation"),
        LogOptions: refused("there are no tunnel logs"),
        EnableTunnelLifecycleControl: refused("there is no tunnel lifecycle control", false),
        Phase1AdditionalKeyExchanges: refused("CloudStack has one key exchange"),
        Phase2AdditionalKeyExchanges: refused("CloudStack has one key exchange"),
      },
    },
    TransitGatewayId: refused("there are no transit gateways"),
    VpnConcentratorId: refused("there are no VPN concentrators"),
    PreSharedKeyStorage: refused("CloudStack keeps the key", "Standard"),
  },
  check({ Options, TagSpecifications, VpnGatewayId }) {
    tagsFor("vpn-connection", TagSpecifications);
    if (VpnGatewayId === undefined)
      throw new Ec2Error("MissingParameter", "The request must contain the parameter VpnGatewayId");
    if (Options?.LocalIpv4NetworkCidr === undefined) {
      const message = "CloudStack needs the network behind the customer gateway: Options.LocalIpv4NetworkCidr";
      throw new Ec2Error("MissingParameter", message);
    }
    if ((Options.TunnelOptions?.length ?? 0) > 1) {
      throw new Ec2Error("UnsupportedOperation", "CloudStack makes one tunnel: there are no options for a second one");
    }
    policies(Options.TunnelOptions?.[0]);
  },
  async run(input, context) {
    const { cloud, ids } = context;
    const land = await vpnLandscape(context);
    const [gateway, customer] = await Promise.all([gatewayOf(input, land, context), customerOf(input, land, context)]);
    const s2scustomergatewayid = customer.gateway?.id ?? (await createCustomer(customer, input, context));
    const made = await cloud.run("createVpnConnection", { s2svpngatewayid: gateway, s2scustomergatewayid });
    const VpnConnectionId = ids.of("vpnConnection", made.id);
    await completed(
      VpnConnectionId,
      () => putTags([VpnConnectionId], tagsFor("vpn-connection", input.TagSpecifications), context),
      () => cloud.run("deleteVpnConnection", { id: made.id }),
    );
    return { VpnConnection: connectionView(made, await vpnLandscape(context), context) };
  },
});

async function gatewayOf({ VpnGatewayId = "" }: CreateVpnConnectionRequest, land: VpnLandscape, { ids }: Ec2Context) {
  const uuid = await ids.resolveOne("vpnGateway", VpnGatewayId);
  const known = land.gateways.find((gateway) => gateway.uuid === uuid);
  if (!known) throw notFoundError("vpnGateway", VpnGatewayId);
  if (known.gateway) return known.gateway.id;
  throw new Ec2Error("IncorrectState", `The gateway '${VpnGatewayId}' is attached to no VPC yet`);
}

async function customerOf({ CustomerGatewayId }: CreateVpnConnectionRequest, land: VpnLandscape, { ids }: Ec2Context) {
  const uuid = await ids.resolveOne("customerGateway", CustomerGatewayId);
  const known = land.customers.find((customer) => customer.uuid === uuid);
  if (!known) throw notFoundError("customerGateway", CustomerGatewayId);
  return known;
}

async function createCustomer(
  { uuid, address }: KnownCustomer,
  { Options }: CreateVpnConnectionRequest,
  { cloud }: Ec2Context,
): Promise<string> {
  const { id } = await cloud.run("createVpnCustomerGateway", {
    name: customerName(uuid),
    gateway: address,
    cidrlist: Options?.LocalIpv4NetworkCidr ?? "",
    ...policies(Options?.TunnelOptions?.[0]),
  });
  return id;
}
