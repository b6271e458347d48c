import type { Cloud } from "@stackgate/cloudstack";
import type { Caller, Ec2Config, Log, Sealer } from "@stackgate/gateway";
import type { Ids } from "./map/ids";

/** What an action has in hand. All upstream calls run as the caller. */
export interface Ec2Context {
  readonly cloud: Cloud;
  readonly caller: Caller;
  /** The caller's 12-digit account number, as it stands in every `ownerId`. */
  readonly owner: string;
  readonly config: Ec2Config;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly requestId: string;
  /** The action's name. */
  readonly action: string;
  readonly log: Log;
  readonly ids: Ids;
  readonly sealer: Sealer;
  /** Host (and port) as the client addressed us. */
  readonly host: string;
}
