import { own } from "../../resources/own";
import { vpnCustomerGatewayView } from "../../views/vpn";
import { job } from "../command";
import { readCustomer } from "./customer";

export const updateVpnCustomerGateway = job("updateVpnCustomerGateway", {
  kinds: { id: ["vpnCustomerGateway"] },
  java: "user.vpn.UpdateVpnCustomerGatewayCmd",
  instanceType: "VpnCustomerGateway",
  hidesInstance: true,
  event: "VPN.S2S.CUSTOMER.GATEWAY.UPDATE",
  description: "Updating VPN customer gateway",
  start: (call) => {
    const { state, settings, input } = call;
    const customer = own(call, state.vpnCustomerGateways, input.need("id"));
    const wanted = readCustomer(input);
    return {
      lasts: settings.quickJob,
      finish: () => {
        Object.assign(customer, { name: input.text("name") ?? customer.name, ...wanted });
        return { vpncustomergateway: vpnCustomerGatewayView(state, customer) };
      },
    };
  },
});
