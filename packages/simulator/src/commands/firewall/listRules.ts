import { listScope } from "../../access/scope";
import type { FirewallRule } from "../../state/records";
import { firewallRuleView } from "../../views/rules";
import { list } from "../command";
import { tagFilter } from "../filters";

/** listFirewallRules and listEgressFirewallRules: the same rules, seen from one side or the other. */
const listRules = (command: "listFirewallRules" | "listEgressFirewallRules", traffic: FirewallRule["traffic"]) =>
  list(command, {
    kinds: { id: ["firewallRule"] },
    key: "firewallrule",
    find: ({ state, caller, input }) => {
      const scope = listScope(state, caller, input);
      const tagged = tagFilter(state, input);
      const [id, ipId, networkId] = [input.text("id"), input.text("ipaddressid"), input.text("networkid")];
      return [...state.firewallRules.values()].filter(
        (rule) =>
          rule.traffic === traffic &&
          scope.has(rule.accountId) &&
          (id === undefined || rule.id === id) &&
          (ipId === undefined || rule.ipId === ipId) &&
          (networkId === undefined || rule.networkId === networkId) &&
          tagged(rule.id),
      );
    },
    view: (rule, { state }) => firewallRuleView(state, rule),
  });

export const listFirewallRules = listRules("listFirewallRules", "Ingress");
export const listEgressFirewallRules = listRules("listEgressFirewallRules", "Egress");
