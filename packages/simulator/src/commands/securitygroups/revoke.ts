import type { Work } from "../../jobs/jobs";
import { own } from "../../resources/own";
import type { SecurityRule } from "../../state/records";
import { invalid } from "../../wire/errors";
import type { Call } from "../../world";

export function revoke(call: Call, direction: SecurityRule["direction"]): Work {
  const { state, settings, input } = call;
  const rule = own(call, state.securityRules, input.need("id"));
  const instanceId = mistakenInstance(call, rule);
  return {
    ...(instanceId !== undefined && { instanceId }),
    accountId: rule.accountId,
    queue: rule.groupId,
    lasts: settings.quickJob,
    lastsContended: settings.contendedJob,
    begin() {
      if (rule.direction !== direction) throw invalid(`rule ${rule.id} is no ${direction} rule`);
      state.tags.forget(rule.id);
      state.securityRules.delete(rule.id);
    },
    finish: () => ({ success: true }),
  };
}

/** The server takes the rule's number for a group's: the job names whichever group has it, if any (recorded). */
function mistakenInstance({ state }: Call, rule: SecurityRule): string | undefined {
  for (const group of state.securityGroups.values()) if (group.number === rule.number) return group.id;
  return undefined;
}
