import type { Cloud } from "@stackgate/cloudstack";
import type { Caller, Ec2Config, InTurn, Log, Rounds, Sealer } from "@stackgate/gateway";
import type { Ids } from "./map/ids";

/** Whose rules at addresses are to be brought in step: the members of groups, and machines. */
export interface Unenforced {
  readonly groupIds: readonly string[];
  readonly machineIds: readonly string[];
}

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
  /** What must not be changed twice at once: the rules of a group, the tags of a resource. */
  readonly turns: InTurn;
  /** What brings the rules at addresses in step with the groups. */
  readonly enforcing: Rounds<Unenforced>;
  /** Host (and port) as the client addressed us. */
  readonly host: string;
}
