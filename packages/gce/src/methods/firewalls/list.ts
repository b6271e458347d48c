import { defineList } from "../../frame/list";
import { firewallDocument } from "../../map/firewalls/document";
import { firewallsIn, listGroups } from "../../map/firewalls/firewalls";

export const list = defineList("firewalls.list", {
  async items(_, context) {
    const firewalls = firewallsIn(await listGroups(context), context.project.uuid);
    return firewalls.map((firewall) => firewallDocument(firewall, context));
  },
});
