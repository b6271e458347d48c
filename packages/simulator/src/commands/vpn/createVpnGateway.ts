import { own } from "../../resources/own";
import type { PublicIp, Vpc } from "../../state/records";
import type { State } from "../../state/state";
import { vpnGatewayView } from "../../views/vpn";
import { invalid } from "../../wire/errors";
import { job } from "../command";

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
