import { listScope, ownerOf } from "../../access/scope";
import { addressNumber, cidrRange } from "../../resources/guestAddresses";
import { own } from "../../resources/own";
import type { VpnCustomerGateway } from "../../state/records";
import { vpnCustomerGatewayView } from "../../views/vpn";
import { invalid } from "../../wire/errors";
import { job, list } from "../command";
import { selector } from "../filters";

/** Seconds: a day for the key exchange, an hour for the tunnel. */
const LIFETIMES = { ike: 86_400, esp: 3_600 };

export const createVpnCustomerGateway = job("createVpnCustomerGateway", {
  java: "user.vpn.CreateVpnCustomerGatewayCmd",
  instanceType: "VpnCustomerGateway",
  hidesInstance: true,
  event: "VPN.S2S.CUSTOMER.GATEWAY.CREATE",
  description: "Creating VPN customer gateway",
  start: (call) => {
    const { state, caller, settings, input } = call;
    const owner = ownerOf(state, caller, input);
    const [gateway, cidrs] = [input.need("gateway"), input.list("cidrlist")];
    if (addressNumber(gateway) === undefined) throw invalid(`${gateway} is no address`);
    for (const cidr of cidrs) if (!cidrRange(cidr)) throw invalid(`${cidr} is no CIDR`);
    const name = input.text("name") ?? `VPN-${gateway}`;
    const mine = [...state.vpnCustomerGateways.by("account", owner.id)];
    if (mine.some((other) => other.name === name || other.gateway === gateway))
      throw invalid(`there is a customer gateway ${name} or for ${gateway}`);
    const customer = state.vpnCustomerGateways.insert({
      id: state.newId(),
      accountId: owner.id,
      name,
      gateway,
      cidrList: cidrs.join(","),
      ipsecPsk: input.need("ipsecpsk"),
      ikePolicy: input.need("ikepolicy"),
      espPolicy: input.need("esppolicy"),
      ikeLifetime: input.number("ikelifetime") ?? LIFETIMES.ike,
      espLifetime: input.number("esplifetime") ?? LIFETIMES.esp,
      dpd: input.flag("dpd") ?? false,
      forceEncap: input.flag("forceencap") ?? false,
      splitConnections: input.flag("splitconnections") ?? false,
      ikeVersion: input.text("ikeversion") ?? "ike",
    });
    return {
      id: customer.id,
      lasts: settings.quickJob,
      finish: () => ({ vpncustomergateway: vpnCustomerGatewayView(state, customer) }),
    };
  },
});

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
    const cidrs = input.list("cidrlist");
    for (const cidr of cidrs) if (!cidrRange(cidr)) throw invalid(`${cidr} is no CIDR`);
    return {
      lasts: settings.quickJob,
      finish: () => {
        Object.assign(customer, {
          name: input.text("name") ?? customer.name,
          gateway: input.need("gateway"),
          cidrList: cidrs.join(","),
          ipsecPsk: input.need("ipsecpsk"),
          ikePolicy: input.need("ikepolicy"),
          espPolicy: input.need("esppolicy"),
          ikeLifetime: input.number("ikelifetime") ?? LIFETIMES.ike,
          espLifetime: input.number("esplifetime") ?? LIFETIMES.esp,
          dpd: input.flag("dpd") ?? false,
          forceEncap: input.flag("forceencap") ?? false,
          splitConnections: input.flag("splitconnections") ?? false,
          ikeVersion: input.text("ikeversion") ?? "ike",
        });
        return { vpncustomergateway: vpnCustomerGatewayView(state, customer) };
      },
    };
  },
});

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
