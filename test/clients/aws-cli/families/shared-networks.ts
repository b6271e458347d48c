import { machine, machineEnds } from "../fixtures";
import { ec2, type Family, id, refused } from "../step";

const office = "--route-table-id $table --destination-cidr-block 192.168.0.0/16";
const rule =
  "--rule-number 90 --protocol tcp --rule-action allow --ingress --cidr-block 0.0.0.0/0 --port-range From=80,To=80";

/** Where the operator owns the networks: the default VPC shows them, and much of a VPC is not the caller's to change. */
export const sharedNetworks: Family = {
  name: "networks that are the operator's",
  zones: ["basic-1", "advsg-1"],
  steps: [
    ...machine(),
    ec2(
      "describe-subnets --filters Name=availability-zone,Values=$zone",
      { Subnets: [{ DefaultForAz: true }] },
      { subnet: "Subnets.0.SubnetId", vpc: "Subnets.0.VpcId" },
    ),
    ec2("modify-vpc-attribute --vpc-id $vpc --enable-dns-hostnames"),
    refused("modify-vpc-attribute --vpc-id $vpc --no-enable-dns-support", "UnsupportedOperation", /always answer DNS/),
    ec2("modify-subnet-attribute --subnet-id $subnet --map-public-ip-on-launch"),
    refused(
      "modify-subnet-attribute --subnet-id $subnet --no-map-public-ip-on-launch",
      "UnsupportedOperation",
      /reached at their own addresses/,
    ),
    refused(
      "create-dhcp-options --dhcp-configurations Key=domain-name,Values=example.org",
      "UnsupportedOperation",
      /when the VPC is made/,
    ),
    ec2("describe-dhcp-options", { DhcpOptions: [{}] }, { options: "DhcpOptions.0.DhcpOptionsId" }),
    refused("delete-dhcp-options --dhcp-options-id $options", "DependencyViolation", /part of their VPC/),

    ec2(
      "create-internet-gateway",
      { InternetGateway: { InternetGatewayId: id("igw") } },
      { gateway: "InternetGateway.InternetGatewayId" },
    ),
    ec2("attach-internet-gateway --internet-gateway-id $gateway --vpc-id $vpc"),
    ec2("detach-internet-gateway --internet-gateway-id $gateway --vpc-id $vpc"),
    ec2("delete-internet-gateway --internet-gateway-id $gateway"),

    ec2(
      "describe-route-tables --filters Name=association.main,Values=true",
      { RouteTables: [{ Associations: [{ Main: true }] }] },
      { main: "RouteTables.0.RouteTableId", association: "RouteTables.0.Associations.0.RouteTableAssociationId" },
    ),
    ec2("create-route-table --vpc-id $vpc", ({ vpc }) => ({ RouteTable: { RouteTableId: id("rtb"), VpcId: vpc } }), {
      table: "RouteTable.RouteTableId",
    }),
    refused(
      "associate-route-table --route-table-id $table --subnet-id $subnet",
      "UnsupportedOperation",
      /routes are the operator's/,
    ),
    refused(
      "replace-route-table-association --association-id $association --route-table-id $table",
      "UnsupportedOperation",
      /main/,
    ),
    refused("disassociate-route-table --association-id $association", "InvalidParameterValue", /main/),
    refused(`create-route ${office} --instance-id $machine`, "UnsupportedOperation", /Only CloudStack's VPCs/),
    refused(`replace-route ${office} --instance-id $machine`, "InvalidRoute.NotFound", /192\.168\.0\.0\/16/),
    refused(`delete-route ${office}`, "InvalidRoute.NotFound", /192\.168\.0\.0\/16/),
    ec2("delete-route-table --route-table-id $table"),

    refused("create-network-acl --vpc-id $vpc", "UnsupportedOperation", /not the default VPC/),
    ec2(
      "describe-network-acls --filters Name=association.subnet-id,Values=$subnet",
      { NetworkAcls: [{ IsDefault: true }] },
      { acl: "NetworkAcls.0.NetworkAclId", acls: "NetworkAcls.0.Associations.0.NetworkAclAssociationId" },
    ),
    ...["create-network-acl-entry", "replace-network-acl-entry"].map((command) =>
      refused(`${command} --network-acl-id $acl ${rule}`, "UnsupportedOperation", /default ACL .* can't be changed/),
    ),
    refused(
      "delete-network-acl-entry --network-acl-id $acl --rule-number 100 --ingress",
      "UnsupportedOperation",
      /can't be changed/,
    ),
    refused("delete-network-acl --network-acl-id $acl", "UnsupportedOperation", /can't be changed/),
    refused(
      "replace-network-acl-association --association-id $acls --network-acl-id $acl",
      "UnsupportedOperation",
      /Only subnets of CloudStack's VPCs/,
    ),

    ec2(
      "create-vpn-gateway --type ipsec.1",
      { VpnGateway: { State: "available" } },
      { vpn: "VpnGateway.VpnGatewayId" },
    ),
    refused(
      "attach-vpn-gateway --vpn-gateway-id $vpn --vpc-id $vpc",
      "UnsupportedOperation",
      /Only CloudStack's VPCs have VPN gateways/,
    ),
    refused("detach-vpn-gateway --vpn-gateway-id $vpn --vpc-id $vpc", "Gateway.NotAttached", /vgw-/),
    ec2("describe-vpn-gateways", ({ vpn }) => ({ VpnGateways: [{ VpnGatewayId: vpn, VpcAttachments: [] }] })),
    ...["enable", "disable"].map((way) =>
      refused(`${way}-vgw-route-propagation --route-table-id $main --gateway-id $vpn`, "Gateway.NotAttached", /vgw-/),
    ),
    ec2(
      "create-customer-gateway --type ipsec.1 --ip-address 203.0.113.7",
      { CustomerGateway: { CustomerGatewayId: id("cgw") } },
      { customer: "CustomerGateway.CustomerGatewayId" },
    ),
    ec2("describe-customer-gateways", ({ customer }) => ({ CustomerGateways: [{ CustomerGatewayId: customer }] })),
    refused(
      "create-vpn-connection --type ipsec.1 --customer-gateway-id $customer --vpn-gateway-id $vpn --options LocalIpv4NetworkCidr=192.168.0.0/16",
      "IncorrectState",
      /attached to no VPC/,
    ),
    ec2("describe-vpn-connections", { VpnConnections: [] }),
    ...["create-vpn-connection-route", "delete-vpn-connection-route"].map((command) =>
      refused(
        `${command} --vpn-connection-id vpn-00000000000000000000000000000001 --destination-cidr-block 172.16.0.0/12`,
        "InvalidVpnConnectionID.NotFound",
        /vpn-0{31}1/,
      ),
    ),
    refused(
      "delete-vpn-connection --vpn-connection-id vpn-00000000000000000000000000000001",
      "InvalidVpnConnectionID.NotFound",
      /vpn-0{31}1/,
    ),
    ec2("delete-customer-gateway --customer-gateway-id $customer"),
    ec2("delete-vpn-gateway --vpn-gateway-id $vpn"),
    ...machineEnds,
  ],
};
