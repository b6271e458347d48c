import { defineMutation } from "../../frame/mutation";
import { findFirewall } from "../../map/firewalls/read";

export const remove = defineMutation("firewalls.delete", {
  async run({ parameters }, context) {
    const firewall = await findFirewall(context, parameters.firewall);
    await firewall.become(undefined);
    return { target: firewall };
  },
});
