import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { notFoundError } from "../../map/ids";
import { blockOf } from "../../map/networks/cidr";
import { findConnection } from "../../map/vpn/connections";
import { honoured } from "../../rules";
import { Ec2Error, invalidValue } from "../../wire/error";

export const createVpnConnectionRoute = defineAction("CreateVpnConnectionRoute", {
  parameters: { VpnConnectionId: honoured, DestinationCidrBlock: honoured },
  check({ DestinationCidrBlock: cidr }) {
    if (!blockOf(cidr)) throw invalidValue("DestinationCidrBlock", cidr, "This is not a valid CIDR block.");
  },
  async run({ VpnConnectionId, DestinationCidrBlock }, context) {
    await changeRoutes(VpnConnectionId, (cidrs) => [...new Set([...cidrs, DestinationCidrBlock])], context);
    return {};
  },
});

export const deleteVpnConnectionRoute = defineAction("DeleteVpnConnectionRoute", {
  parameters: { VpnConnectionId: honoured, DestinationCidrBlock: honoured },
  async run({ VpnConnectionId, DestinationCidrBlock: cidr }, context) {
    const without = (cidrs: readonly string[]) => {
      if (!cidrs.includes(cidr)) throw new Ec2Error("InvalidRoute.NotFound", `The connection has no route to ${cidr}`);
      if (cidrs.length === 1)
        throw new Ec2Error("UnsupportedOperation", "CloudStack keeps the last route of a connection");
      return cidrs.filter((one) => one !== cidr);
    };
    await changeRoutes(VpnConnectionId, without, context);
    return {};
  },
});

/** The networks behind a connection are CloudStack's customer gateway's, which is changed as a whole. */
async function changeRoutes(
  connectionId: string,
  change: (cidrs: readonly string[]) => readonly string[],
  context: Ec2Context,
): Promise<void> {
  const { cloud } = context;
  const connection = await findConnection(connectionId, context);
  const [customer] = await cloud.list("listVpnCustomerGateways", { id: connection.s2scustomergatewayid });
  if (!customer) throw notFoundError("vpnConnection", connectionId);
  const { id, name, gateway = "", ipsecpsk = "", ikepolicy = "", esppolicy = "", cidrlist = "" } = customer;
  await cloud.run("updateVpnCustomerGateway", {
    id,
    name,
    gateway,
    ipsecpsk,
    ikepolicy,
    esppolicy,
    ikelifetime: customer.ikelifetime,
    esplifetime: customer.esplifetime,
    dpd: customer.dpd,
    forceencap: customer.forceencap,
    ikeversion: customer.ikeversion,
    splitconnections: customer.splitconnections,
    cidrlist: change(cidrlist.split(",")).join(","),
  });
}
