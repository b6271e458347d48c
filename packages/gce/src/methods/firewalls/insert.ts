import { defineMutation } from "../../frame/mutation";
import { changingFirewalls } from "../../map/firewalls/change";
import { firewallUuid } from "../../map/firewalls/firewalls";
import { readFirewalls } from "../../map/firewalls/read";
import { wantedFirewall } from "../../map/firewalls/wanted";
import { alreadyExists } from "../../wire/errors";
import { firewallFields } from "./fields";

/** The rules are made when the answer comes: clients rely on them at once. */
export const insert = defineMutation("firewalls.insert", {
  fields: firewallFields,
  run: ({ parameters: { project }, body }, context) =>
    changingFirewalls(context, async () => {
      const [wanted, firewalls] = await Promise.all([wantedFirewall(body, context), readFirewalls(context)]);
      const { name } = wanted;
      if (firewalls.all.some((firewall) => firewall.name === name)) {
        throw alreadyExists(`projects/${project}/global/firewalls/${name}`);
      }
      await firewalls.make(wanted);
      return { target: { uuid: firewallUuid(context.project.uuid, name), name } };
    }),
});
