import { nameTag, tagged } from "../fixtures";
import { dry, ec2, type Family, id, refused } from "../step";

const ends = "--type ipsec.1 --customer-gateway-id $customer --vpn-gateway-id $gateway";

export const vpn: Family = {
  name: "VPN",
  zones: ["adv-1"],
  steps: [
    ec2("create-vpc --cidr-block 10.25.0.0/16", { Vpc: { VpcId: id("vpc") } }, { vpc: "Vpc.VpcId" }),
    ec2("wait vpc-available --vpc-ids $vpc"),
    dry("create-vpn-gateway --type ipsec.1"),
    ec2(
      `create-vpn-gateway --type ipsec.1 ${tagged("vpn-gateway", "ours")}`,
      { VpnGateway: { VpnGatewayId: id("vgw"), State: "available", VpcAttachments: [], Tags: nameTag("ours") } },
      { gateway: "VpnGateway.VpnGatewayId" },
    ),
    ec2("attach-vpn-gateway --vpn-gateway-id $gateway --vpc-id $vpc", ({ vpc }) => ({
      VpcAttachment: { VpcId: vpc, State: "attached" },
    })),
    ec2("describe-vpn-gateways --filters Name=attachment.vpc-id,Values=$vpc", ({ gateway }) => ({
      VpnGateways: [{ VpnGatewayId: gateway, VpcAttachments: [{ State: "attached" }] }],
    })),
    ec2(
      `create-customer-gateway --type ipsec.1 --ip-address 203.0.113.7 --bgp-asn 65001 ${tagged("customer-gateway", "theirs")}`,
      { CustomerGateway: { CustomerGatewayId: id("cgw"), IpAddress: "203.0.113.7", BgpAsn: "65001" } },
      { customer: "CustomerGateway.CustomerGatewayId" },
    ),
    ec2("wait customer-gateway-available --customer-gateway-ids $customer"),
    ec2("describe-customer-gateways --filters Name=ip-address,Values=203.0.113.*", ({ customer }) => ({
      CustomerGateways: [{ CustomerGatewayId: customer, State: "available", Tags: nameTag("theirs") }],
    })),
    refused(`create-vpn-connection ${ends}`, "MissingParameter", /LocalIpv4NetworkCidr/),
    ec2(
      `create-vpn-connection ${ends} --options StaticRoutesOnly=true,LocalIpv4NetworkCidr=192.168.0.0/16`,
      ({ gateway, customer }) => ({
        VpnConnection: { VpnConnectionId: id("vpn"), VpnGatewayId: gateway, CustomerGatewayId: customer },
      }),
      { connection: "VpnConnection.VpnConnectionId" },
    ),
    ec2("wait vpn-connection-available --vpn-connection-ids $connection"),
    ec2("create-vpn-connection-route --vpn-connection-id $connection --destination-cidr-block 172.16.0.0/12"),
    ec2(
      "describe-vpn-connections --filters Name=route.destination-cidr-block,Values=172.16.0.0/12",
      ({ connection }) => ({
        VpnConnections: [
          {
            VpnConnectionId: connection,
            State: "available",
            Options: { StaticRoutesOnly: true, TunnelOptions: [{ PreSharedKey: expect.stringMatching(/^\S{8,}$/) }] },
            Routes: [{ DestinationCidrBlock: "192.168.0.0/16" }, { DestinationCidrBlock: "172.16.0.0/12" }],
          },
        ],
      }),
    ),
    ec2("delete-vpn-connection-route --vpn-connection-id $connection --destination-cidr-block 192.168.0.0/16"),
    refused(
      "delete-vpn-connection-route --vpn-connection-id $connection --destination-cidr-block 172.16.0.0/12",
      "UnsupportedOperation",
      /route/,
    ),
    ec2(
      "describe-route-tables --filters Name=vpc-id,Values=$vpc",
      ({ gateway }) => ({ RouteTables: [{ PropagatingVgws: [{ GatewayId: gateway }] }] }),
      { table: "RouteTables.0.RouteTableId" },
    ),
    ec2("enable-vgw-route-propagation --route-table-id $table --gateway-id $gateway"),
    refused(
      "disable-vgw-route-propagation --route-table-id $table --gateway-id $gateway",
      "UnsupportedOperation",
      /always has the routes/,
    ),
    refused("delete-customer-gateway --customer-gateway-id $customer", "IncorrectState", /has connections/),
    ec2("delete-vpn-connection --vpn-connection-id $connection"),
    refused("describe-vpn-connections --vpn-connection-ids $connection", "InvalidVpnConnectionID.NotFound", /vpn-/),
    ec2("delete-customer-gateway --customer-gateway-id $customer"),
    refused("delete-vpn-gateway --vpn-gateway-id $gateway", "IncorrectState", /vgw-/),
    ec2("detach-vpn-gateway --vpn-gateway-id $gateway --vpc-id $vpc"),
    ec2("delete-vpn-gateway --vpn-gateway-id $gateway"),
    ec2("describe-vpn-gateways", { VpnGateways: [] }),
    ec2("delete-vpc --vpc-id $vpc"),
  ],
};
