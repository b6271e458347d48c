import { checkConflict, readTraffic } from "../../resources/firewall";
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
    const traffic = readTraffic(input);
    const cidrs = traffic.cidrs.length > 0 ? traffic.cidrs : ["0.0.0.0/0"];
    const here = [...state.firewallRules.by("account", ip.accountId)].filter((rule) => rule.ipId === ip.id);
    checkConflict({ ...traffic, cidrs }, here);
    const rule = state.firewallRules.insert({
      id: state.newId(),
      accountId: ip.accountId,
      traffic: "Ingress",
      ...traffic,
      cidrs,
      destinationCidrs: [],
      networkId: network.id,
      ipId: ip.id,
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
