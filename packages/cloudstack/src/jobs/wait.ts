import type { Job } from "../cloud";
import { TransportError } from "../errors/transport-error";

export interface Pace {
  /** Milliseconds on any scale. */
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Most jobs of CloudStack are done within 160 ms (rules, tags); machines take seconds. */
const firstPollMs = 50;
const growth = 1.5;
const longestPauseMs = 2_000;
/** Each pause is up to this share longer or shorter, so that many waiters spread out. */
const jitter = 0.2;
/** A job outlives a poll that gets no answer; a server that is gone must still be told of. */
const failuresInARow = 3;

/** Milliseconds to pause before poll number `poll`, from 0. */
export const pauseBefore = (poll: number, random: number): number =>
  Math.min(firstPollMs * growth ** poll, longestPauseMs) * (1 - jitter + 2 * jitter * random);

/** Polls until the job ends, or until `timeoutMs` have passed: the pending job is then the answer. */
export async function waitForJob(
  poll: () => Promise<Job>,
  timeoutMs: number,
  { clock, sleep, random }: Pace,
): Promise<Job> {
  const deadline = clock() + timeoutMs;
  let failures = 0;
  for (let polls = 0; ; polls += 1) {
    await sleep(Math.max(0, Math.min(pauseBefore(polls, random()), deadline - clock())));
    try {
      const job = await poll();
      if (job.state !== "pending" || clock() >= deadline) return job;
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!(error instanceof TransportError) || failures === failuresInARow || clock() >= deadline) throw error;
    }
  }
}
