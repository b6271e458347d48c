import { addFirewallRule, readTraffic } from "../../resources/firewall";
import { networkOfRule, ownAddress } from "../../resources/ownAddress";
import { firewallRuleView } from "../../views/rules";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const createFirewallRule = job("createFirewallRule", {
  java: "user.firewall.CreateFirewallRuleCmd",
  instanceType: "FirewallRule",
  event: "FIREWALL.OPEN",
  description: "Creating firewall rule",
  start: (call) => {
    const { state, settings, input } = call;
    const ip = ownAddress(call, input.need("ipaddressid"));
    if (ip.vpcId !== undefined) throw invalid("addresses of a VPC are protected by its ACLs");
    const network = networkOfRule(state, ip);
    const rule = addFirewallRule(state, network, { traffic: "Ingress", ip }, readTraffic(input));
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
