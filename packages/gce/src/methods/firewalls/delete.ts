import { defineMutation } from "../../frame/mutation";
import { changingFirewalls } from "../../map/firewalls/change";
import { findFirewall } from "../../map/firewalls/read";

export const remove = defineMutation("firewalls.delete", {
  run: ({ parameters }, context) =>
    changingFirewalls(context, async () => {
      const firewall = await findFirewall(context, parameters.firewall);
      await firewall.become(undefined);
      return { target: firewall };
    }),
});
