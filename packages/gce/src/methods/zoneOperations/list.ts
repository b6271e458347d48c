import { defineList } from "../../frame/list";
import { listOperations } from "../../map/operations/list";
import { zoneNamed } from "../../map/zones";

export const list = defineList("zoneOperations.list", {
  async items({ parameters }, context) {
    const zone = await zoneNamed(context, parameters.zone);
    const operations = await listOperations(context);
    return operations
      .filter(({ scope }) => scope.kind === "zone" && scope.name === zone.name)
      .map(({ resource }) => resource);
  },
});
