import { addFirewallRule, EVERYONE } from "../../resources/firewall";
import { networkOfRule, ownAddress } from "../../resources/ownAddress";
import { loadBalancerRuleView } from "../../views/rules";
import { invalid } from "../../wire/errors";
import { job } from "../command";
import { checkPublicPorts } from "../firewall/createPortForwardingRule";

const ALGORITHMS = ["roundrobin", "leastconn", "source"];

export const createLoadBalancerRule = job("createLoadBalancerRule", {
  java: "user.loadbalancer.CreateLoadBalancerRuleCmd",
  instanceType: "FirewallRule",
  event: "LB.CREATE",
  description: "Creating load balancer rule",
  start: (call) => {
    const { state, settings, input } = call;
    const ip = ownAddress(call, input.text("publicipid") ?? "");
    if (ip.staticNat) throw invalid(`${ip.address} has static NAT`);
    const algorithm = input.need("algorithm").toLowerCase();
    if (!ALGORITHMS.includes(algorithm)) throw invalid(`algorithm ${algorithm} is none of ${ALGORITHMS.join(", ")}`);
    const network = networkOfRule(state, ip, input.text("networkid"));
    const [publicPort, privatePort] = [Number(input.need("publicport")), Number(input.need("privateport"))];
    const protocol = input.text("protocol");
    checkPublicPorts(state, ip, "tcp", publicPort, publicPort);
    const rule = state.loadBalancerRules.insert({
      id: state.newId(),
      accountId: ip.accountId,
      name: input.need("name"),
      ...(input.has("description") && { description: input.need("description") }),
      ipId: ip.id,
      networkId: network.id,
      zoneId: network.zoneId,
      publicPort,
      privatePort,
      algorithm,
      cidrs: input.list("cidrlist"),
      ...(protocol !== undefined && { protocol }),
      state: "Add",
      vmIds: [],
    });
    // As for port forwarding: the port is opened in the firewall of networks that have one.
    if (input.flag("openfirewall") ?? network.vpcId === undefined) {
      const opened = { protocol: "tcp", startPort: publicPort, endPort: publicPort, cidrs: EVERYONE };
      addFirewallRule(state, network, { traffic: "Ingress", ip }, { ...opened, openedBy: rule.id, state: "Active" });
    }
    return {
      id: rule.id,
      lasts: settings.quickJob,
      finish: () => ({ loadbalancer: loadBalancerRuleView(state, rule) }),
    };
  },
});
