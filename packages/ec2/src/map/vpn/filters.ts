import type { CustomerGateway, VpnConnection, VpnGateway } from "../../model/types.generated";
import { type FilterTable, tagFilters } from "../filters";

export const vpnGatewayFilters: FilterTable<VpnGateway> = {
  "amazon-side-asn": ({ AmazonSideAsn }) => AmazonSideAsn,
  "attachment.state": ({ VpcAttachments = [] }) => VpcAttachments.map(({ State }) => State),
  "attachment.vpc-id": ({ VpcAttachments = [] }) => VpcAttachments.map(({ VpcId }) => VpcId),
  "availability-zone": ({ AvailabilityZone }) => AvailabilityZone,
  state: ({ State }) => State,
  type: ({ Type }) => Type,
  "vpn-gateway-id": ({ VpnGatewayId }) => VpnGatewayId,
  ...tagFilters,
};

export const customerGatewayFilters: FilterTable<CustomerGateway> = {
  "bgp-asn": ({ BgpAsn }) => BgpAsn,
  "customer-gateway-id": ({ CustomerGatewayId }) => CustomerGatewayId,
  "ip-address": ({ IpAddress }) => IpAddress,
  state: ({ State }) => State,
  type: ({ Type }) => Type,
  ...tagFilters,
};

export const vpnConnectionFilters: FilterTable<VpnConnection> = {
  "bgp-asn": () => undefined,
  "customer-gateway-configuration": ({ CustomerGatewayConfiguration }) => CustomerGatewayConfiguration,
  "customer-gateway-id": ({ CustomerGatewayId }) => CustomerGatewayId,
  "option.static-routes-only": ({ Options }) => Options?.StaticRoutesOnly,
  "route.destination-cidr-block": ({ Routes = [] }) => Routes.map((route) => route.DestinationCidrBlock),
  state: ({ State }) => State,
  "transit-gateway-id": () => undefined,
  type: ({ Type }) => Type,
  "vpn-connection-id": ({ VpnConnectionId }) => VpnConnectionId,
  "vpn-gateway-id": ({ VpnGatewayId }) => VpnGatewayId,
  ...tagFilters,
};
