import { listScope } from "../../access/scope";
import { jobView } from "../../views/job";
import { list } from "../command";

/** Pending jobs only: finished ones are asked for by id. */
export const listAsyncJobs = list("listAsyncJobs", {
  key: "asyncjobs",
  find({ state, caller, input }) {
    const scope = listScope(state, caller, input);
    const [from, resourceId, keyword] = [input.date("startdate"), input.text("resourceid"), input.text("keyword")];
    return [...state.jobs.values()].filter(
      (job) =>
        job.status === 0 &&
        scope.has(job.accountId) &&
        (from === undefined || job.created >= from) &&
        (resourceId === undefined || job.instanceId === resourceId) &&
        (keyword === undefined || job.command.includes(keyword)),
    );
  },
  view: (job, { state }) => jobView(state, job),
});
