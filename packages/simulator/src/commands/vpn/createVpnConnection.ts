import { own } from "../../resources/own";
import { vpnConnectionView } from "../../views/vpn";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const createVpnConnection = job("createVpnConnection", {
  kinds: { s2svpngatewayid: ["vpnGateway"], s2scustomergatewayid: ["vpnCustomerGateway"] },
  java: "user.vpn.CreateVpnConnectionCmd",
  instanceType: "None",
  hidesInstance: true,
  event: "VPN.S2S.CONNECTION.CREATE",
  description: "Creating VPN connection",
  start: (call) => {
    const { state, clock, settings, input } = call;
    const gateway = own(call, state.vpnGateways, input.need("s2svpngatewayid"));
    const customer = own(call, state.vpnCustomerGateways, input.need("s2scustomergatewayid"));
    const exists = [...state.vpnConnections.values()].some(
      (other) => other.gatewayId === gateway.id && other.customerGatewayId === customer.id,
    );
    if (exists) throw invalid("the two gateways have a connection already");
    const connection = state.vpnConnections.insert({
      id: state.newId(),
      accountId: gateway.accountId,
      gatewayId: gateway.id,
      customerGatewayId: customer.id,
      passive: input.flag("passive") ?? false,
      created: clock.now(),
      state: "Pending",
    });
    return {
      id: connection.id,
      lasts: settings.quickJob,
      finish: () => {
        // Nobody answers at the other end: a simulated tunnel stays here.
        connection.state = connection.passive ? "Disconnected" : "Connecting";
        return { vpnconnection: vpnConnectionView(state, connection) };
      },
    };
  },
});
