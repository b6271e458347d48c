import { defineMethod } from "../../frame/method";
import { firewallDocument } from "../../map/firewalls/document";
import { findFirewall } from "../../map/firewalls/firewalls";

export const get = defineMethod("firewalls.get", {
  async run({ parameters }, context) {
    return firewallDocument((await findFirewall(context, parameters.firewall)).firewall, context);
  },
});
