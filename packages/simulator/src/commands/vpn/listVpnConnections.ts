import { listScope } from "../../access/scope";
import { vpnConnectionView } from "../../views/vpn";
import { list } from "../command";

export const listVpnConnections = list("listVpnConnections", {
  kinds: { id: ["vpnConnection"] },
  key: "vpnconnection",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const [id, vpcId] = [input.text("id"), input.text("vpcid")];
    return [...state.vpnConnections.values()].filter(
      (connection) =>
        scope.has(connection.accountId) &&
        (id === undefined || connection.id === id) &&
        (vpcId === undefined || state.vpnGateways.get(connection.gatewayId)?.vpcId === vpcId),
    );
  },
  view: (connection, { state }) => vpnConnectionView(state, connection),
});
