import { own } from "../../resources/own";
import { job } from "../command";

export const deleteVpnConnection = job("deleteVpnConnection", {
  kinds: { id: ["vpnConnection"] },
  java: "user.vpn.DeleteVpnConnectionCmd",
  event: "VPN.S2S.CONNECTION.DELETE",
  description: "Deleting VPN connection",
  start: (call) => {
    const { state, settings, input } = call;
    const connection = own(call, state.vpnConnections, input.need("id"));
    return {
      lasts: settings.quickJob,
      finish: () => {
        state.vpnConnections.delete(connection.id);
        return { success: true };
      },
    };
  },
});
