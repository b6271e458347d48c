import type { JobFault } from "../jobs/jobs";

/** What can go wrong on purpose. */
export type Fault =
  /** The answer comes later by this many milliseconds of real time. */
  | { readonly kind: "latency"; readonly ms: number }
  /** The connection breaks before the command ran, or after it took effect. */
  | { readonly kind: "reset"; readonly when: "before" | "after" }
  /** An HTTP status with an HTML body, as a proxy or Jetty itself answers; nothing runs. */
  | { readonly kind: "html"; readonly status: number }
  /** An error in CloudStack's own envelope (429, 530, ...); nothing runs. */
  | { readonly kind: "error"; readonly code: number }
  /** The command runs, and the answer stops in the middle. */
  | { readonly kind: "truncate" }
  /** The job that the command starts fails with this code, or is unknown when asked for. */
  | { readonly kind: "failJob"; readonly code: number }
  | { readonly kind: "loseJob" };

export interface FaultPlan {
  readonly fault: Fault;
  /** The command that it meets; every one by default. */
  readonly command?: string;
  /** How often it happens before it is over; for ever by default. */
  readonly times?: number;
  /** How many matching requests pass before it starts. */
  readonly after?: number;
}

export interface Faults {
  /** Adds a fault; the answer takes it back. */
  plan(plan: FaultPlan): () => void;
  clear(): void;
  /** The faults that meet the next request of this command; counts it. */
  meeting(command: string): readonly Fault[];
}

export function faultPlanner(initial: readonly FaultPlan[] = []): Faults {
  const active = new Set<{ plan: FaultPlan; skip: number; left: number }>();
  const faults: Faults = {
    plan(plan) {
      const entry = { plan, skip: plan.after ?? 0, left: plan.times ?? Number.POSITIVE_INFINITY };
      active.add(entry);
      return () => active.delete(entry);
    },
    clear: () => active.clear(),
    meeting(command) {
      const met: Fault[] = [];
      for (const entry of active) {
        if (entry.plan.command !== undefined && entry.plan.command !== command) continue;
        if (entry.skip-- > 0) continue;
        met.push(entry.plan.fault);
        if (--entry.left <= 0) active.delete(entry);
      }
      return met;
    },
  };
  for (const plan of initial) faults.plan(plan);
  return faults;
}

/** The part of the faults that concerns the job a command starts. */
export function jobFault(faults: readonly Fault[]): JobFault | undefined {
  for (const fault of faults) {
    if (fault.kind === "failJob") return { fail: fault.code };
    if (fault.kind === "loseJob") return { lose: true };
  }
  return undefined;
}
