import { defineMethod } from "../../frame/method";
import { findOperation } from "../../map/operations/find";

export const get = defineMethod("zoneOperations.get", {
  run({ parameters: { zone, operation } }, context) {
    return findOperation(context, { kind: "zone", name: zone }, operation, (jobId) => context.cloud.job(jobId));
  },
});
