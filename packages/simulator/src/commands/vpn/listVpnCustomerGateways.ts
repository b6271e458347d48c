import { listScope } from "../../access/scope";
import type { VpnCustomerGateway } from "../../state/records";
import { vpnCustomerGatewayView } from "../../views/vpn";
import { list } from "../command";
import { selector } from "../filters";

export const listVpnCustomerGateways = list("listVpnCustomerGateways", {
  kinds: { id: ["vpnCustomerGateway"] },
  key: "vpncustomergateway",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const selected = selector<VpnCustomerGateway>(state, input);
    return [...state.vpnCustomerGateways.values()].filter(
      (customer) => scope.has(customer.accountId) && selected(customer),
    );
  },
  view: (customer, { state }) => vpnCustomerGatewayView(state, customer),
});
