import { defineMutation } from "../../frame/mutation";
import { changeFirewall } from "./change";
import { firewallFields } from "./fields";

/** The body is the whole firewall; only what can never change may be left out. */
export const update = defineMutation("firewalls.update", {
  fields: firewallFields,
  run: ({ parameters, body }, context) =>
    changeFirewall(context, parameters.firewall, ({ name, network, direction }) => ({
      name,
      network,
      direction,
      ...body,
    })),
});
