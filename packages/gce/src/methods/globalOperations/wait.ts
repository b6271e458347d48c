import { defineMethod } from "../../frame/method";
import { findOperation } from "../../map/operations/find";

/** Answers when the operation is DONE, or as it stands after a while: gcloud asks again at once, without a pause. */
export const wait = defineMethod("globalOperations.wait", {
  run({ parameters: { operation } }, context) {
    const { cloud, config } = context;
    return findOperation(context, { kind: "global" }, operation, (jobId) => cloud.wait(jobId, config.operationWaitMs));
  },
});
