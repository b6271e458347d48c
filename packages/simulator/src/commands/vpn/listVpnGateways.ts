import { listScope } from "../../access/scope";
import { vpnGatewayView } from "../../views/vpn";
import { list } from "../command";

export const listVpnGateways = list("listVpnGateways", {
  kinds: { id: ["vpnGateway"] },
  key: "vpngateway",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const [id, vpcId] = [input.text("id"), input.text("vpcid")];
    return [...state.vpnGateways.values()].filter(
      (gateway) =>
        scope.has(gateway.accountId) &&
        (id === undefined || gateway.id === id) &&
        (vpcId === undefined || gateway.vpcId === vpcId),
    );
  },
  view: (gateway, { state }) => vpnGatewayView(state, gateway),
});
