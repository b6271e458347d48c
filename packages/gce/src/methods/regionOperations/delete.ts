import { defineMethod } from "../../frame/method";
import { findOperation } from "../../map/operations/find";
import { GceError } from "../../wire/errors";

/** CloudStack forgets its jobs by itself: an operation that has ended may be deleted, which changes nothing. */
export const deleteOperation = defineMethod("regionOperations.delete", {
  async run({ parameters: { region, operation } }, context) {
    const { status } = await findOperation(context, { kind: "region", name: region }, operation, (jobId) =>
      context.cloud.job(jobId),
    );
    if (status !== "DONE") throw new GceError("resourceNotReady", `The operation '${operation}' has not ended yet.`);
    return undefined;
  },
});
