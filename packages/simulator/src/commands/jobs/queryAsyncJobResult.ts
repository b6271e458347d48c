import { isAdmin } from "../../access/caller";
import type { State } from "../../state/state";
import { jobView } from "../../views/job";
import { badParameter, forbidden } from "../../wire/errors";
import { plain } from "../command";

/** A job may be asked for by whoever's account started it, long after it ended. */
export const queryAsyncJobResult = plain("queryAsyncJobResult", {
  run({ state, caller, input }) {
    const job = state.jobs.get(input.text("jobid")) ?? latestOf(state, input.text("resourceid"));
    if (!job) throw badParameter("no such job");
    if (job.accountId !== caller.account.id && !isAdmin(caller))
      throw forbidden(`the account ${caller.account.name} may not see this job`);
    return jobView(state, job);
  },
});

const latestOf = (state: State, resourceId: string | undefined) =>
  [...state.jobs.values()].filter((job) => resourceId !== undefined && job.instanceId === resourceId).at(-1);
