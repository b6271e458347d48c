import type { Caller } from "../access/caller";
import type { Clock } from "../clock/clock";
import type { EventSubject, RecordEvent } from "../events/events";
import type { Job } from "../state/records";
import type { State } from "../state/state";
import { ApiError } from "../wire/errors";

/** What an asynchronous command has still to do once it has answered its job id. */
export interface Work {
  /** The id of what is being made, answered beside the job id by commands that create a record first. */
  readonly id?: string;
  /** The record that the job works on (`jobinstanceid`) where it is not `id`. */
  readonly instanceId?: string;
  /** The owner of that record, whose events these are; the caller's account by default. */
  readonly accountId?: string;
  /** Milliseconds between `begin` and `finish`. */
  readonly lasts: number;
  /** The job's own checks and first changes (Starting, Stopping, ...); an `ApiError` fails the job, not the call. */
  begin?(): void;
  /** The rest, and the job's result: `{virtualmachine: {...}}` or `{success: true}`. May fail the job as well. */
  finish(job: Job): object;
}

export interface JobKind {
  /** Java class below org.apache.cloudstack.api.command. */
  readonly java: string;
  readonly instanceType?: string;
  /** Recorded: some commands name a type and no instance. */
  readonly hidesInstance?: boolean;
  readonly event: string;
  readonly description: string;
}

/** A fault that meets a job: it fails with this code, or it is forgotten and never ends well. */
export type JobFault = { readonly fail: number } | { readonly lose: true };

export interface Jobs {
  start(caller: Caller, kind: JobKind, work: Work, fault?: JobFault): { id?: string; jobid: string };
}

export function jobRunner(state: State, clock: Clock, record: RecordEvent): Jobs {
  const end = (job: Job, status: 1 | 2, result: object, resultCode: number): void => {
    Object.assign(job, { status, result, resultCode, completed: clock.now() });
  };
  const attempt = (job: Job, subject: EventSubject, parent: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      // Anything but a refusal is a bug of ours: the job fails as a real one would on a bug of theirs.
      const code = error instanceof ApiError ? error.code : 530;
      const text = error instanceof Error ? error.message : String(error);
      end(job, 2, { errorcode: code, errortext: text }, code);
      record({ ...subject, description: `Error while ${subject.description}` }, "Completed", parent, true);
    }
  };
  return {
    start(caller, kind, work, fault) {
      const instanceId = work.instanceId ?? work.id;
      const job = state.jobs.insert(newJob(state, clock.now(), caller, kind, instanceId));
      const subject = subjectOf(caller, kind, work, instanceId);
      const parent = record(subject, "Scheduled");
      attempt(job, subject, parent, () => {
        if (fault && "fail" in fault) throw new ApiError(fault.fail, undefined, "the job failed (injected fault)");
        work.begin?.();
        record(subject, "Started", parent);
      });
      if (job.status === 2) return answerOf(work, job);
      clock.after(work.lasts, () =>
        attempt(job, subject, parent, () => {
          const result = work.finish(job);
          end(job, 1, result, 0);
          record({ ...subject, description: `Completed ${subject.description}` }, "Completed", parent);
        }),
      );
      if (fault && "lose" in fault) state.jobs.delete(job.id);
      return answerOf(work, job);
    },
  };
}

const answerOf = (work: Work, job: Job) => ({ ...(work.id !== undefined && { id: work.id }), jobid: job.id });

function newJob(state: State, now: number, caller: Caller, kind: JobKind, instanceId: string | undefined): Job {
  return {
    id: state.newId(),
    number: state.newNumber(),
    userId: caller.user.id,
    accountId: caller.account.id,
    command: `org.apache.cloudstack.api.command.${kind.java}`,
    ...(kind.instanceType !== undefined && { instanceType: kind.instanceType }),
    ...(instanceId !== undefined && kind.instanceType !== undefined && !kind.hidesInstance && { instanceId }),
    created: now,
    status: 0,
    resultCode: 0,
  };
}

function subjectOf(caller: Caller, kind: JobKind, work: Work, instanceId: string | undefined): EventSubject {
  return {
    type: kind.event,
    description: kind.description,
    userId: caller.user.id,
    accountId: work.accountId ?? caller.account.id,
    ...(kind.instanceType !== undefined && { resourceType: kind.instanceType }),
    ...(instanceId !== undefined && { resourceId: instanceId }),
  };
}
