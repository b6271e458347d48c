import { defineList } from "../../frame/list";
import { listOperations } from "../../map/operations/list";
import { regionNamed } from "../../map/zones";

export const list = defineList("regionOperations.list", {
  async items({ parameters }, context) {
    await regionNamed(context, parameters.region);
    const operations = await listOperations(context);
    return operations
      .filter(({ scope }) => scope.kind === "region" && scope.name === parameters.region)
      .map(({ resource }) => resource);
  },
});
