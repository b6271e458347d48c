import type { Work } from "../../jobs/jobs";
import { own } from "../../resources/own";
import type { LoadBalancerRule, Vm } from "../../state/records";
import type { CallOf } from "../command";

export type Member = "assignToLoadBalancerRule" | "removeFromLoadBalancerRule";

/** Both commands read the rule and the VMs alike; `change` is what they do with them. */
export function membership<C extends Member>(change: (rule: LoadBalancerRule, vms: readonly Vm[]) => void) {
  return (call: CallOf<C>): Work => {
    const { state, settings } = call;
    const input = (call as CallOf<Member>).input;
    const rule = own(call, state.loadBalancerRules, input.need("id"));
    const vms = input.list("virtualmachineids").map((id) => own(call, state.vms, id));
    return {
      lasts: settings.quickJob,
      begin: () => change(rule, vms),
      finish: () => {
        rule.state = "Active";
        return { success: true };
      },
    };
  };
}
