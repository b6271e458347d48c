import type { InstanceState } from "../../model/types.generated";

export const PENDING = { Code: 0, Name: "pending" };
export const RUNNING = { Code: 16, Name: "running" };
export const SHUTTING_DOWN = { Code: 32, Name: "shutting-down" };
export const TERMINATED = { Code: 48, Name: "terminated" };
export const STOPPING = { Code: 64, Name: "stopping" };
export const STOPPED = { Code: 80, Name: "stopped" };

const STATES: Readonly<Record<string, InstanceState>> = {
  Starting: PENDING,
  Running: RUNNING,
  Migrating: RUNNING,
  Restoring: RUNNING,
  BackingUp: RUNNING,
  /** CloudStack lost its host: the machine is there, nobody knows how it is. DescribeInstanceStatus tells. */
  Unknown: RUNNING,
  Stopping: STOPPING,
  Stopped: STOPPED,
  Shutdown: STOPPED,
  Destroyed: TERMINATED,
  Expunging: TERMINATED,
  /** What a failed deploy leaves behind. */
  Error: TERMINATED,
};

export const stateOf = (cloudState: string): InstanceState => STATES[cloudState] ?? PENDING;
