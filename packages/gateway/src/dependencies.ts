import type { CloudEndpoint } from "@stackgate/cloudstack";
import type { LimitsConfig } from "./config/sections/limits";
import type { CredentialStore } from "./credentials";
import type { Log } from "./log";
import type { Metrics } from "./metrics";
import type { Sealer } from "./seal";

/** All that a facade is built from: `createEc2(dependencies)`, `createGce(dependencies)`. Tests pass their own. */
export interface FacadeDependencies<Config> {
  readonly cloud: CloudEndpoint;
  readonly credentials: CredentialStore;
  readonly sealer: Sealer;
  readonly config: Config;
  /** What one access key may ask; without, as much as it likes. */
  readonly limits?: Pick<LimitsConfig, "requestsPerSecond" | "burst">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
}
