import { own } from "../../resources/own";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const deleteVpnGateway = job("deleteVpnGateway", {
  kinds: { id: ["vpnGateway"] },
  java: "user.vpn.DeleteVpnGatewayCmd",
  event: "VPN.S2S.VPN.GATEWAY.DELETE",
  description: "Deleting VPN gateway",
  start: (call) => {
    const { state, settings, input } = call;
    const gateway = own(call, state.vpnGateways, input.need("id"));
    return {
      lasts: settings.quickJob,
      begin: () => {
        if ([...state.vpnConnections.values()].some((connection) => connection.gatewayId === gateway.id))
          throw invalid("the VPN gateway has connections");
      },
      finish: () => {
        state.vpnGateways.delete(gateway.id);
        return { success: true };
      },
    };
  },
});
