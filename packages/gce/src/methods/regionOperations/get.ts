import { defineMethod } from "../../frame/method";
import { findOperation } from "../../map/operations/find";

export const get = defineMethod("regionOperations.get", {
  run({ parameters: { region, operation } }, context) {
    return findOperation(context, { kind: "region", name: region }, operation, (jobId) => context.cloud.job(jobId));
  },
});
