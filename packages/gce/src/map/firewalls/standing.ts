import type { Firewall as FirewallDocument } from "../../model/types.generated";
import type { WantedFirewall } from "./wanted";

/** A firewall as it stands, wherever CloudStack keeps its rules. */
export interface Standing {
  readonly name: string;
  readonly uuid: string;
  readonly document: FirewallDocument;
  /** When it was made, in ms since the epoch; `undefined` if another tool made it. */
  readonly created: number | undefined;
  /** Makes it what is wanted, or takes it away. */
  become(wanted: WantedFirewall | undefined): Promise<void>;
}

/** One of CloudStack's two kinds of rules: security groups, and the access lists of VPCs. */
export interface Backing {
  readonly firewalls: readonly Standing[];
  make(wanted: WantedFirewall): Promise<void>;
}
