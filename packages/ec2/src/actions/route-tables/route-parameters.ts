import { honoured, refused } from "../../rules";

/** Where a route goes, as it is created and replaced. */
export const routeParameters = {
  RouteTableId: honoured,
  DestinationCidrBlock: honoured,
  GatewayId: honoured,
  InstanceId: honoured,
  NetworkInterfaceId: honoured,
  NatGatewayId: refused("the VPC's router takes instances out: name its internet gateway"),
  DestinationIpv6CidrBlock: refused("CloudStack's static routes are for IPv4"),
  DestinationPrefixListId: refused("there are no prefix lists"),
  EgressOnlyInternetGatewayId: refused("there are no gateways for IPv6 only"),
  VpcPeeringConnectionId: refused("CloudStack's VPCs are not peered"),
  VpcEndpointId: refused("there are no VPC endpoints"),
  TransitGatewayId: refused("there are no transit gateways"),
  LocalGatewayId: refused("there are no local gateways"),
  CarrierGatewayId: refused("there are no carrier gateways"),
  CoreNetworkArn: refused("there are no core networks"),
  OdbNetworkArn: refused("there are no database networks"),
};
