import { defineMethod } from "../../frame/method";
import { findFirewall } from "../../map/firewalls/read";

export const get = defineMethod("firewalls.get", {
  async run({ parameters }, context) {
    return (await findFirewall(context, parameters.firewall)).document;
  },
});
