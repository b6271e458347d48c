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
  /** What its events tell about, where that isn't that record. */
  readonly about?: Pick<EventSubject, "resourceType" | "resourceId">;
  /** Set where the job doesn't even say what kind of record it works on. */
  readonly isUntyped?: boolean;
  /** The owner of that record, whose events these are; the caller's account by default. */
  readonly accountId?: string;
  /** Jobs with the same text here (a VM's id) run one after the other, as CloudStack's work on one VM does. */
  readonly queue?: string;
  /** Milliseconds between `begin` and `finish`. */
  readonly lasts: number;
  /** The same for a job that had to wait in its queue, where that costs more. */
  readonly lastsContended?: number;
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
  /** What it makes is an event of its own, before the work on it is scheduled (recorded for volumes). */
  readonly announcesCreation?: boolean;
  readonly description: string;
}

/** A fault that meets a job: it fails with this code, or it is forgotten and never ends well. */
export type JobFault = { readonly fail: number } | { readonly lose: true };

export interface Jobs {
  start(caller: Caller, kind: JobKind, work: Work, fault?: JobFault): { id?: string; jobid: string };
}

export function jobRunner(state: State, clock: Clock, record: RecordEvent): Jobs {
  const enqueue = queues();
  return {
    start(caller, kind, work, fault) {
      const instanceId = work.instanceId ?? work.id;
      const job = state.jobs.insert(newJob(state, clock.now(), caller, typed(kind, work), instanceId));
      const subject = subjectOf(caller, kind, work, instanceId);
      if (kind.announcesCreation) record(subject, "Created");
      const parent = record(subject, "Scheduled");
      // Recorded: the owner's list has the first step only, the rest is in the list of whoever made the call.
      const doing = { ...subject, accountId: caller.account.id };
      const close = (status: 1 | 2, result: object, resultCode: number): void => {
        Object.assign(job, { status, result, resultCode, completed: clock.now() });
      };
      /** Anything but a refusal is a bug of ours: the job fails as a real one would on a bug of theirs. */
      const fail = (error: unknown): void => {
        const code = error instanceof ApiError ? error.code : 530;
        const text = error instanceof Error ? error.message : String(error);
        close(2, { errorcode: code, errortext: text }, code);
        record({ ...doing, description: `Error while ${subject.description}` }, "Completed", parent, true);
      };
      const finish = (): void => {
        const result = work.finish(job);
        close(1, result, 0);
        record({ ...doing, description: `Completed ${subject.description}` }, "Completed", parent);
      };
      enqueue(work.queue, (next, waited) => {
        const failed = attempt(() => {
          if (fault && "fail" in fault) throw new ApiError(fault.fail, undefined, "the job failed (injected fault)");
          record(doing, "Started", parent);
          work.begin?.();
        }, fail);
        if (failed) return next();
        const lasts = waited ? Math.max(work.lasts, work.lastsContended ?? 0) : work.lasts;
        clock.after(lasts, () => {
          attempt(finish, fail);
          next();
        });
      });
      if (fault && "lose" in fault) state.jobs.delete(job.id);
      return { ...(work.id !== undefined && { id: work.id }), jobid: job.id };
    },
  };
}

/** Whether the work threw, and with what. */
function attempt(work: () => void, fail: (error: unknown) => void): boolean {
  try {
    work();
    return false;
  } catch (error) {
    fail(error);
    return true;
  }
}

type Task = (next: () => void, waited: boolean) => void;

/** Tasks of one queue start when the one before says it is over; without a queue they start at once. */
function queues(): (queue: string | undefined, task: Task) => void {
  const waiting = new Map<string, Task[]>();
  const advance = (queue: string, waited: boolean): void => {
    const [task, ...rest] = waiting.get(queue) ?? [];
    if (!task) {
      waiting.delete(queue);
      return;
    }
    waiting.set(queue, rest);
    task(() => advance(queue, true), waited);
  };
  return (queue, task) => {
    if (queue === undefined) return task(() => undefined, false);
    const others = waiting.get(queue);
    waiting.set(queue, [...(others ?? []), task]);
    if (!others) advance(queue, false);
  };
}

function typed({ instanceType, ...kind }: JobKind, { isUntyped }: Work): JobKind {
  return isUntyped || instanceType === undefined ? kind : { ...kind, instanceType };
}

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
    ...work.about,
  };
}
