import { createEgressFirewallRule } from "./createEgressFirewallRule";
import { createFirewallRule } from "./createFirewallRule";
import { createPortForwardingRule } from "./createPortForwardingRule";
import { listIpForwardingRules } from "./listIpForwardingRules";
import { listPortForwardingRules } from "./listPortForwardingRules";
import { listEgressFirewallRules, listFirewallRules } from "./listRules";
import { ruleRemoval } from "./removal";

export const firewall = [
  createEgressFirewallRule,
  createFirewallRule,
  createPortForwardingRule,
  listEgressFirewallRules,
  listFirewallRules,
  listIpForwardingRules,
  listPortForwardingRules,
  ruleRemoval({
    command: "deleteFirewallRule",
    kind: "firewallRule",
    java: "user.firewall.DeleteFirewallRuleCmd",
    event: "FIREWALL.CLOSE",
    description: "Deleting firewall rule",
    table: (state) => state.firewallRules,
  }),
  ruleRemoval({
    command: "deleteEgressFirewallRule",
    kind: "firewallRule",
    java: "user.firewall.DeleteEgressFirewallRuleCmd",
    event: "FIREWALL.EGRESS.CLOSE",
    description: "Deleting egress firewall rule",
    table: (state) => state.firewallRules,
  }),
  ruleRemoval({
    command: "deletePortForwardingRule",
    kind: "portForwardingRule",
    java: "user.firewall.DeletePortForwardingRuleCmd",
    event: "NET.RULEDELETE",
    description: "Deleting port forwarding rule",
    table: (state) => state.portForwardingRules,
  }),
];
