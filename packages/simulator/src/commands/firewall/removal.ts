import { own, type Rows } from "../../resources/own";
import { forgetRule } from "../../resources/publicAddresses";
import type { State } from "../../state/state";
import { type Command, job } from "../command";

interface Removal<C extends string> {
  readonly command: C;
  readonly java: string;
  readonly kind: string;
  readonly event: string;
  readonly description: string;
  readonly table: (
    state: State,
  ) => Rows<{ readonly id: string; readonly accountId: string }> & { delete(id: string): void };
}

/** The commands that delete one rule by its id are all alike. */
export function ruleRemoval<
  C extends "deleteFirewallRule" | "deleteEgressFirewallRule" | "deletePortForwardingRule" | "deleteLoadBalancerRule",
>({ command, kind, table, ...rest }: Removal<C>): Command {
  return job<string>(command, {
    kinds: { id: [kind] },
    ...rest,
    start: (call) => {
      const { state, settings, input } = call;
      const rule = own(call, table(state), input.need("id"));
      return {
        lasts: settings.quickJob,
        finish: () => {
          forgetRule(state, table(state), rule.id);
          return { success: true };
        },
      };
    },
  });
}
