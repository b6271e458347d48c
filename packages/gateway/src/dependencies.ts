import type { CloudEndpoint } from "@stackgate/cloudstack";
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
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
}
