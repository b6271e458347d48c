import { defineList } from "../../frame/list";
import { mapPages } from "../../frame/source";
import { instancePages } from "../../map/instances/pages";
import { zoneNamed } from "../../map/zones";

export const list = defineList("instances.list", {
  async items({ parameters, filter: { name } }, context) {
    const zone = await zoneNamed(context, parameters.zone);
    return mapPages(await instancePages(context, { zone, name }), ({ resource }) => resource);
  },
});
