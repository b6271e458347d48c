import { defineAction } from "../../action";
import { forgetTags } from "../../map/account-tags";
import { findConnection } from "../../map/vpn/connections";
import { isOurs } from "../../map/vpn/customers";
import { honoured } from "../../rules";

export const deleteVpnConnection = defineAction("DeleteVpnConnection", {
  parameters: { VpnConnectionId: honoured },
  async run({ VpnConnectionId }, context) {
    const { cloud } = context;
    const { id, s2scustomergatewayid = "" } = await findConnection(VpnConnectionId, context);
    await cloud.run("deleteVpnConnection", { id });
    await forgetTags("vpnConnection", id, context);
    // What was made with the connection goes with the last one.
    const [[customer], connections] = await Promise.all([
      cloud.list("listVpnCustomerGateways", { id: s2scustomergatewayid }),
      cloud.list("listVpnConnections"),
    ]);
    const isUsed = connections.some((other) => other.s2scustomergatewayid === s2scustomergatewayid);
    if (customer && isOurs(customer) && !isUsed) await cloud.run("deleteVpnCustomerGateway", { id: customer.id });
    return {};
  },
});
