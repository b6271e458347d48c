import { defineMethod } from "../../frame/method";
import { findOperation } from "../../map/operations/find";
import { GceError } from "../../wire/errors";

/** CloudStack forgets its jobs by itself: an operation that has ended may be deleted, which changes nothing. */
export const deleteOperation = defineMethod("zoneOperations.delete", {
  async run({ parameters: { zone, operation } }, context) {
    const { status } = await findOperation(context, { kind: "zone", name: zone }, operation, (jobId) =>
      context.cloud.job(jobId),
    );
    if (status !== "DONE") throw new GceError("resourceNotReady", `The operation '${operation}' has not ended yet.`);
    return undefined;
  },
});
