import { defineMethod } from "../../frame/method";
import { findOperation } from "../../map/operations/find";

export const get = defineMethod("globalOperations.get", {
  run({ parameters: { operation } }, context) {
    return findOperation(context, { kind: "global" }, operation, (jobId) => context.cloud.job(jobId));
  },
});
