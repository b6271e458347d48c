import { defineList } from "../../frame/list";
import { listOperations } from "../../map/operations/list";

export const list = defineList("globalOperations.list", {
  async items(_, context) {
    const operations = await listOperations(context);
    return operations.filter(({ scope }) => scope.kind === "global").map(({ resource }) => resource);
  },
});
