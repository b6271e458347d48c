import type { Context } from "../../context";
import { notFound } from "../../wire/errors";
import { isCalled } from "../ids";
import { readAccessLists } from "./access-lists/backing";
import { readGroups } from "./groups";
import type { Standing } from "./standing";
import type { WantedFirewall } from "./wanted";

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
