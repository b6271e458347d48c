import { defineMutation } from "../../frame/mutation";
import { enforceGroups } from "../../map/firewalls/enforce";
import { findFirewall } from "../../map/firewalls/firewalls";
import { reconcile } from "../../map/firewalls/reconcile";

export const remove = defineMutation("firewalls.delete", {
  async run({ parameters }, context) {
    const { groups, firewall } = await findFirewall(context, parameters.firewall);
    await reconcile(context, groups, firewall, undefined);
    await enforceGroups(context);
    return { target: firewall };
  },
});
