import { defineMethod } from "../../frame/method";
import { findOperation } from "../../map/operations/find";
import { GceError } from "../../wire/errors";

/** CloudStack forgets its jobs by itself: an operation that has ended may be deleted, which changes nothing. */
export const deleteOperation = defineMethod("globalOperations.delete", {
  async run({ parameters: { operation } }, context) {
    const { status } = await findOperation(context, { kind: "global" }, operation, (jobId) => context.cloud.job(jobId));
    if (status !== "DONE") throw new GceError("resourceNotReady", `The operation '${operation}' has not ended yet.`);
    return undefined;
  },
});
