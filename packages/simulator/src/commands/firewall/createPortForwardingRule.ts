import { addFirewallRule, EVERYONE } from "../../resources/firewall";
import { own } from "../../resources/own";
import { addressIn, networkOfRule, ownAddress } from "../../resources/ownAddress";
import type { PublicIp } from "../../state/records";
import type { State } from "../../state/state";
import { portForwardingRuleView } from "../../views/rules";
import { conflict, invalid } from "../../wire/errors";
import { job } from "../command";

export const createPortForwardingRule = job("createPortForwardingRule", {
  java: "user.firewall.CreatePortForwardingRuleCmd",
  instanceType: "FirewallRule",
  event: "NET.RULEADD",
  description: "Creating port forwarding rule",
  start: (call) => {
    const { state, settings, input } = call;
    const ip = ownAddress(call, input.need("ipaddressid"));
    if (ip.staticNat) throw invalid(`${ip.address} has static NAT`);
    const vm = own(call, state.vms, input.need("virtualmachineid"));
    const network = networkOfRule(state, ip, input.text("networkid"), vm);
    const vmAddress = addressIn(network, vm, input.text("vmguestip"));
    const [publicPort, privatePort] = [Number(input.need("publicport")), Number(input.need("privateport"))];
    const publicEndPort = input.number("publicendport") ?? publicPort;
    const privateEndPort = input.number("privateendport") ?? privatePort;
    const protocol = input.need("protocol").toLowerCase();
    checkPublicPorts(state, ip, protocol, publicPort, publicEndPort);
    const rule = state.portForwardingRules.insert({
      id: state.newId(),
      accountId: ip.accountId,
      ipId: ip.id,
      networkId: network.id,
      protocol,
      publicPort,
      publicEndPort,
      privatePort,
      privateEndPort,
      vmId: vm.id,
      vmAddress,
      state: "Add",
    });
    // Recorded: the ports are opened in the firewall too, unless `openfirewall` says no.
    if (input.flag("openfirewall") ?? network.vpcId === undefined) {
      const opened = { protocol, startPort: publicPort, endPort: publicEndPort, cidrs: EVERYONE };
      addFirewallRule(state, network, { traffic: "Ingress", ip }, { ...opened, openedBy: rule.id, state: "Active" });
    }
    return {
      id: rule.id,
      lasts: settings.quickJob,
      finish: () => {
        rule.state = "Active";
        return { portforwardingrule: portForwardingRuleView(state, rule) };
      },
    };
  },
});

/** 537 where port forwarding or load balancing at this address uses the ports already. */
export function checkPublicPorts(state: State, ip: PublicIp, protocol: string, from: number, to: number): void {
  const forwarded = [...state.portForwardingRules.values()].filter((rule) => rule.protocol === protocol);
  const balanced = [...state.loadBalancerRules.values()].map((rule) => ({ ...rule, publicEndPort: rule.publicPort }));
  const clash = [...forwarded, ...balanced].some(
    (rule) => rule.ipId === ip.id && rule.publicPort <= to && from <= rule.publicEndPort,
  );
  if (clash) throw conflict(`ports ${from}-${to} of ${ip.address} are in use`);
}
