import { checkAccess } from "../../access/caller";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const deleteLBStickinessPolicy = job("deleteLBStickinessPolicy", {
  kinds: { id: ["stickinessPolicy"] },
  java: "user.loadbalancer.DeleteLBStickinessPolicyCmd",
  event: "LB.STICKINESSPOLICY.DELETE",
  description: "deleting a stickiness policy",
  start({ state, settings, caller, input }) {
    const id = input.need("id");
    const rule = [...state.loadBalancerRules.values()].find((one) => one.stickiness?.id === id);
    if (!rule) throw invalid(`no stickiness policy ${id}`);
    checkAccess(state, caller, rule);
    return {
      accountId: rule.accountId,
      lasts: settings.quickJob,
      finish: () => {
        rule.stickiness = undefined;
        state.directory.delete(id);
        return { success: true };
      },
    };
  },
});
