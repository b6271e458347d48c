import { own } from "../../resources/own";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const deleteVpnCustomerGateway = job("deleteVpnCustomerGateway", {
  kinds: { id: ["vpnCustomerGateway"] },
  java: "user.vpn.DeleteVpnCustomerGatewayCmd",
  instanceType: "VpnCustomerGateway",
  hidesInstance: true,
  event: "VPN.S2S.CUSTOMER.GATEWAY.DELETE",
  description: "Deleting VPN customer gateway",
  start: (call) => {
    const { state, settings, input } = call;
    const customer = own(call, state.vpnCustomerGateways, input.need("id"));
    return {
      lasts: settings.quickJob,
      begin: () => {
        if ([...state.vpnConnections.values()].some((connection) => connection.customerGatewayId === customer.id))
          throw invalid(`customer gateway ${customer.name} has connections`);
      },
      finish: () => {
        state.vpnCustomerGateways.delete(customer.id);
        return { success: true };
      },
    };
  },
});
