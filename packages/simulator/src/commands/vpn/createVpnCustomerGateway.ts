import { ownerOf } from "../../access/scope";
import { vpnCustomerGatewayView } from "../../views/vpn";
import { invalid } from "../../wire/errors";
import { job } from "../command";
import { readCustomer } from "./customer";

export const createVpnCustomerGateway = job("createVpnCustomerGateway", {
  java: "user.vpn.CreateVpnCustomerGatewayCmd",
  instanceType: "VpnCustomerGateway",
  hidesInstance: true,
  event: "VPN.S2S.CUSTOMER.GATEWAY.CREATE",
  description: "Creating VPN customer gateway",
  start: (call) => {
    const { state, caller, settings, input } = call;
    const owner = ownerOf(state, caller, input);
    const wanted = readCustomer(input);
    const name = input.text("name") ?? `VPN-${wanted.gateway}`;
    const mine = [...state.vpnCustomerGateways.by("account", owner.id)];
    if (mine.some((other) => other.name === name || other.gateway === wanted.gateway))
      throw invalid(`there is a customer gateway ${name} or for ${wanted.gateway}`);
    const customer = state.vpnCustomerGateways.insert({ id: state.newId(), accountId: owner.id, name, ...wanted });
    return {
      id: customer.id,
      lasts: settings.quickJob,
      finish: () => ({ vpncustomergateway: vpnCustomerGatewayView(state, customer) }),
    };
  },
});
