import type { VpnConnection as CloudConnection } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { VpnConnection } from "../../model/types.generated";
import { type AccountTags, readAccountTags } from "../account-tags";
import { dateOf } from "../dates";
import { notFoundError } from "../ids";
import { customers, type KnownCustomer } from "./customers";
import { type KnownGateway, vpnGateways } from "./gateways";

/** All that VPNs are shown from. */
export interface VpnLandscape {
  readonly notes: AccountTags;
  readonly gateways: readonly KnownGateway[];
  readonly customers: readonly KnownCustomer[];
  readonly connections: readonly CloudConnection[];
}

export async function vpnLandscape({ cloud }: Pick<Ec2Context, "cloud">): Promise<VpnLandscape> {
  const notes = await readAccountTags(cloud);
  const [gateways, customerGateways, connections] = await Promise.all([
    vpnGateways(cloud, notes),
    cloud.list("listVpnCustomerGateways"),
    cloud.list("listVpnConnections"),
  ]);
  return { notes, gateways, customers: customers(customerGateways, notes), connections };
}

/** CloudStack's connection by its EC2 id. @throws Ec2Error InvalidVpnConnectionID.* */
export async function findConnection(id: string, { cloud, ids }: Ec2Context): Promise<CloudConnection> {
  const uuid = await ids.resolveOne("vpnConnection", id);
  const [connection] = await cloud.list("listVpnConnections", { id: uuid });
  if (!connection) throw notFoundError("vpnConnection", id);
  return connection;
}

export function connectionView(
  connection: CloudConnection,
  { notes, gateways, customers: known }: VpnLandscape,
  { ids }: Pick<Ec2Context, "ids">,
): VpnConnection {
  const { id, cidrlist = "", publicip, state, created } = connection;
  const gateway = gateways.find((one) => one.gateway?.id === connection.s2svpngatewayid);
  const customer = known.find((one) => one.gateway?.id === connection.s2scustomergatewayid);
  const cidrs = cidrlist.split(",").filter((cidr) => cidr !== "");
  return {
    VpnConnectionId: ids.of("vpnConnection", id),
    State: state === "Pending" ? "pending" : "available",
    Type: "ipsec.1",
    Category: "VPN",
    VpnGatewayId: gateway && ids.of("vpnGateway", gateway.uuid),
    CustomerGatewayId: customer && ids.of("customerGateway", customer.uuid),
    Routes: cidrs.map((cidr) => ({ DestinationCidrBlock: cidr, Source: "Static", State: "available" })),
    Options: {
      StaticRoutesOnly: true,
      EnableAcceleration: false,
      LocalIpv4NetworkCidr: cidrs[0],
      TunnelOptions: [
        {
          OutsideIpAddress: publicip,
          PreSharedKey: connection.ipsecpsk,
          Phase1LifetimeSeconds: connection.ikelifetime,
          Phase2LifetimeSeconds: connection.esplifetime,
        },
      ],
    },
    VgwTelemetry: [
      {
        OutsideIpAddress: publicip,
        Status: state === "Connected" ? "UP" : "DOWN",
        StatusMessage: state,
        LastStatusChange: dateOf(created),
        AcceptedRouteCount: cidrs.length,
      },
    ],
    Tags: notes.of("vpnConnection", id),
  };
}
