import { defineMethod } from "../../frame/method";
import { findOperation } from "../../map/operations/find";

/** Answers when the operation is DONE, or as it stands after a while: gcloud asks again at once, without a pause. */
export const wait = defineMethod("regionOperations.wait", {
  run({ parameters: { region, operation } }, context) {
    const { cloud, config } = context;
    return findOperation(context, { kind: "region", name: region }, operation, (jobId) =>
      cloud.wait(jobId, config.operationWaitMs),
    );
  },
});
