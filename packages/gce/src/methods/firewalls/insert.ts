import { defineMutation } from "../../frame/mutation";
import { enforceGroups } from "../../map/firewalls/enforce";
import { firewallsIn, firewallUuid, listGroups } from "../../map/firewalls/firewalls";
import { reconcile } from "../../map/firewalls/reconcile";
import { wantedFirewall } from "../../map/firewalls/wanted";
import { alreadyExists } from "../../wire/errors";
import { firewallFields } from "./fields";

/** The rules are made when the answer comes: clients rely on them at once. */
export const insert = defineMutation("firewalls.insert", {
  fields: firewallFields,
  async run({ parameters: { project }, body }, context) {
    const [wanted, groups] = await Promise.all([wantedFirewall(body, context), listGroups(context)]);
    const { name } = wanted;
    if (firewallsIn(groups, context.project.uuid).some((firewall) => firewall.name === name)) {
      throw alreadyExists(`projects/${project}/global/firewalls/${name}`);
    }
    await reconcile(context, groups, undefined, wanted);
    await enforceGroups(context);
    return { target: { uuid: firewallUuid(context.project.uuid, name), name } };
  },
});
