import type { Context } from "../../context";
import type { Firewall as FirewallDocument } from "../../model/types.generated";
import { notFound } from "../../wire/errors";
import { isCalled } from "../ids";
import { readAccessLists } from "./access-lists/backing";
import { readGroups } from "./groups";
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

export interface Firewalls {
  readonly all: readonly Standing[];
  make(wanted: WantedFirewall): Promise<void>;
}

/** Every firewall: one call, and another where there are VPCs. */
export async function readFirewalls(context: Context): Promise<Firewalls> {
  const [groups, accessLists] = await Promise.all([readGroups(context), readAccessLists(context)]);
  return {
    all: [...groups.firewalls, ...accessLists.firewalls],
    make: (wanted) => (wanted.network.vpc ? accessLists : groups).make(wanted),
  };
}

/** The firewall that a path names. */
export async function findFirewall(context: Context, wanted: string): Promise<Standing> {
  const { all } = await readFirewalls(context);
  const firewall = all.find(({ name, uuid }) => isCalled(wanted, name, uuid));
  if (!firewall) throw notFound(`projects/${context.project.name}/global/firewalls/${wanted}`);
  return firewall;
}
