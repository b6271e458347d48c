import { listScope } from "../../access/scope";
import { own } from "../../resources/own";
import type { PublicIp, Vpc } from "../../state/records";
import type { State } from "../../state/state";
import { vpnGatewayView } from "../../views/vpn";
import { invalid } from "../../wire/errors";
import { job, list } from "../command";

export const createVpnGateway = job("createVpnGateway", {
  java: "user.vpn.CreateVpnGatewayCmd",
  instanceType: "None",
  hidesInstance: true,
  event: "VPN.S2S.VPN.GATEWAY.CREATE",
  description: "Creating VPN gateway",
  start: (call) => {
    const { state, settings, input } = call;
    const vpc = own(call, state.vpcs, input.need("vpcid"));
    if ([...state.vpnGateways.values()].some((gateway) => gateway.vpcId === vpc.id))
      throw invalid(`VPC ${vpc.name} has a VPN gateway`);
    const gateway = state.vpnGateways.insert({
      id: state.newId(),
      accountId: vpc.accountId,
      vpcId: vpc.id,
      ipId: sourceNatOf(state, vpc).id,
    });
    return { id: gateway.id, lasts: settings.quickJob, finish: () => ({ vpngateway: vpnGatewayView(state, gateway) }) };
  },
});

/** A VPN gateway speaks from its VPC's source NAT address. */
function sourceNatOf(state: State, vpc: Vpc): PublicIp {
  for (const ip of state.publicIps.by("account", vpc.accountId)) if (ip.vpcId === vpc.id && ip.sourceNat) return ip;
  throw invalid(`VPC ${vpc.name} has no source NAT address`);
}

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
