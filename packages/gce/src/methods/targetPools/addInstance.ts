import { defineMutation } from "../../frame/mutation";
import { addMembers, machinesLinked } from "../../map/load-balancing/members";
import { findPool } from "../../map/load-balancing/pools";

export const addInstance = defineMutation("targetPools.addInstance", {
  fields: { honours: ["instances"] },
  async run({ parameters: { region, targetPool }, body: { instances = [] } }, context) {
    const pool = await findPool(context, region, targetPool);
    const links = instances.flatMap(({ instance }) => instance ?? []);
    await addMembers(context, pool, await machinesLinked(context, pool, links));
    return { target: pool };
  },
});
