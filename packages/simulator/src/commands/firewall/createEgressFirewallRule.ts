import { addFirewallRule, readTraffic } from "../../resources/firewall";
import { own } from "../../resources/own";
import { firewallRuleView } from "../../views/rules";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const createEgressFirewallRule = job("createEgressFirewallRule", {
  java: "user.firewall.CreateEgressFirewallRuleCmd",
  instanceType: "FirewallRule",
  event: "FIREWALL.EGRESS.OPEN",
  description: "Creating egress firewall rule",
  start: (call) => {
    const { state, settings, input } = call;
    const network = own(call, state.networks, input.need("networkid"));
    if (network.vpcId !== undefined || network.type !== "Isolated")
      throw invalid("only isolated networks outside VPCs have egress rules");
    const out = { traffic: "Egress", destinationCidrs: input.list("destcidrlist") } as const;
    const rule = addFirewallRule(state, network, out, readTraffic(input));
    return {
      id: rule.id,
      lasts: settings.quickJob,
      finish: () => {
        rule.state = "Active";
        return { firewallrule: firewallRuleView(state, rule) };
      },
    };
  },
});
