import { defineMutation } from "../../frame/mutation";
import { changeFirewall } from "./change";
import { firewallFields } from "./fields";

/** What the body leaves out stays. */
export const patch = defineMutation("firewalls.patch", {
  fields: firewallFields,
  run: ({ parameters, body }, context) =>
    changeFirewall(context, parameters.firewall, (current) => ({ ...current, ...body })),
});
