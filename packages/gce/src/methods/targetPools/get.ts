import { defineMethod } from "../../frame/method";
import { findPool, poolDocument } from "../../map/load-balancing/pools";

export const get = defineMethod("targetPools.get", {
  async run({ parameters }, context) {
    return poolDocument(await findPool(context, parameters.region, parameters.targetPool), context);
  },
});
