import { wireDate } from "../clock/date";
import type { Job } from "../state/records";
import type { State } from "../state/state";

/** Only a job that is under way says which management server works on it. */
const AT_WORK = { managementserverid: "7d1e5c1a-0000-4000-a000-000000000001", managementservername: "localhost" };

export function jobView(state: State, job: Job) {
  const account = state.accounts.must(job.accountId);
  const domain = state.domains.must(account.domainId);
  return {
    accountid: account.id,
    account: account.name,
    domainid: domain.id,
    domainpath: domain.path,
    userid: job.userId,
    cmd: job.command,
    jobprocstatus: 0,
    jobresultcode: job.resultCode,
    ...(job.result && { jobresulttype: "object", jobresult: job.result }),
    ...(job.instanceType !== undefined && { jobinstancetype: job.instanceType }),
    ...(job.instanceId !== undefined && { jobinstanceid: job.instanceId }),
    ...(job.status === 0 && AT_WORK),
    created: wireDate(job.created),
    ...(job.completed !== undefined && { completed: wireDate(job.completed) }),
    jobid: job.id,
    jobstatus: job.status,
  };
}
