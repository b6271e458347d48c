import { defineMutation } from "../../frame/mutation";
import { removeMembers, rulesOf } from "../../map/load-balancing/members";
import { findPool, poolTag } from "../../map/load-balancing/pools";
import { GceError } from "../../wire/errors";

export const remove = defineMutation("targetPools.delete", {
  async run({ parameters: { project, region, targetPool } }, context) {
    const pool = await findPool(context, region, targetPool);
    const [rule] = await rulesOf(context, pool);
    if (rule) {
      const at = `projects/${project}/regions/${region}`;
      throw new GceError(
        "resourceInUseByAnotherResource",
        `The target_pool resource '${at}/targetPools/${pool.name}' is already being used by '${at}/forwardingRules/${rule.name}'`,
      );
    }
    await removeMembers(context, pool, pool.machines);
    const tags = [{ key: poolTag(pool.name) }];
    await context.cloud.run("deleteTags", { resourcetype: "Network", resourceids: [pool.network.id], tags });
    return { target: pool };
  },
});
