import { type Cloud, CloudError } from "@stackgate/cloudstack";

export type Health = "ok" | "unreachable" | "refused" | "stopping";

export interface HealthOptions {
  /** CloudStack as the gateway's admin, or as nobody: any answer of it then means that it is there. */
  readonly cloud: Cloud;
  /** Whether `cloud` has an admin's key, which CloudStack must then accept. */
  readonly admin: boolean;
  /** How long an answer is reused, in ms. */
  readonly healthMs: number;
  readonly now?: () => number;
}

export interface HealthCheck {
  check(): Promise<Health>;
  /** From now on this process is not ready: balancers shall send no more. */
  stop(): void;
}

/** Whether requests can be served: CloudStack answers, and accepts the admin's key. One question at a time, briefly cached. */
export function createHealth({ cloud, admin, healthMs, now = () => performance.now() }: HealthOptions): HealthCheck {
  let stopping = false;
  let latest: { readonly health: Promise<Health>; readonly until: number } | undefined;

  const ask = async (): Promise<Health> => {
    try {
      await cloud.page("listZones", { page: 1, pagesize: 1 });
      return "ok";
    } catch (error) {
      if (!(error instanceof CloudError)) return "unreachable";
      return admin && error.code === 401 ? "refused" : "ok";
    }
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
