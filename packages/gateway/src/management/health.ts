import { type Cloud, CloudError } from "@stackgate/cloudstack";
import type { Log } from "../log";

export type Health = "ok" | "unreachable" | "refused" | "stopping";

/** For people. */
export const meanings: Readonly<Record<Health, string>> = {
  ok: "CloudStack answers.",
  unreachable: "CloudStack does not answer.",
  refused: "CloudStack refuses the gateway's admin key.",
  stopping: "The gateway is stopping.",
};

export interface HealthOptions {
  /** CloudStack as the gateway's admin, or as nobody: any answer of it then means that it is there. */
  readonly cloud: Cloud;
  /** Whether `cloud` has an admin's key, which CloudStack must then accept. */
  readonly admin: boolean;
  /** How long an answer is reused, in ms. */
  readonly healthMs: number;
  /** Hears of each change, and why. */
  readonly log: Log;
  readonly now?: () => number;
}

export interface HealthCheck {
  check(): Promise<Health>;
  /** From now on this process is not ready: balancers shall send no more. */
  stop(): void;
}

/** Whether requests can be served: CloudStack answers, and accepts the admin's key. One question at a time, briefly cached. */
export function createHealth({
  cloud,
  admin,
  healthMs,
  log,
  now = () => performance.now(),
}: HealthOptions): HealthCheck {
  let stopping = false;
  let latest: { readonly health: Promise<Health>; readonly until: number } | undefined;
  let told: Health | undefined;

  const ask = async (): Promise<Health> => {
    try {
      await cloud.page("listZones", { page: 1, pagesize: 1 });
      return tell("ok");
    } catch (error) {
      if (!(error instanceof CloudError)) return tell("unreachable", error);
      return admin && error.code === 401 ? tell("refused", error) : tell("ok");
    }
  };
  const tell = (health: Health, error?: unknown): Health => {
    if (health !== told) {
      const reason = error instanceof Error ? error.message : undefined;
      log[health === "ok" ? "info" : "warn"]({ health, reason }, meanings[health]);
      told = health;
    }
    return health;
  };

  return {
    async check() {
      if (stopping) return "stopping";
      if (!latest || latest.until <= now()) latest = { health: ask(), until: now() + healthMs };
      return latest.health;
    },
    stop() {
      stopping = true;
    },
  };
}
