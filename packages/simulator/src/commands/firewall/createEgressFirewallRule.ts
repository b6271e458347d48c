import { checkConflict, readTraffic } from "../../resources/firewall";
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
    const traffic = readTraffic(input);
    const cidrs = traffic.cidrs.length > 0 ? traffic.cidrs : ["0.0.0.0/0"];
    const here = [...state.firewallRules.by("account", network.accountId)].filter(
      (rule) => rule.traffic === "Egress" && rule.networkId === network.id,
    );
    checkConflict({ ...traffic, cidrs }, here);
    const rule = state.firewallRules.insert({
      id: state.newId(),
      accountId: network.accountId,
      traffic: "Egress",
      ...traffic,
      cidrs,
      destinationCidrs: input.list("destcidrlist"),
      networkId: network.id,
      state: "Add",
    });
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
