import type { NetworkACL } from "@stackgate/cloudstack";
import type { Context } from "../../../context";
import { firewallTag, recordOf, recordText } from "../record";
import type { WantedFirewall } from "../wanted";
import { EVERYTHING_OUT, freeNumber, isAt, itemKey, type WantedItem, wantedItems } from "./items";

type Needs = Pick<Context, "cloud">;

/**
 * Makes the items of a firewall what is wanted: new ones first, then their tags, then away with what is no longer wanted. If a step
 * fails, the items that this call made are taken back.
 * @param list where the firewall's items are
 * @param all every item, of this list and others
 * @param current the firewall's own
 */
export async function reconcile(
  context: Needs,
  list: string,
  all: readonly NetworkACL[],
  current: readonly NetworkACL[],
  wanted: WantedFirewall | undefined,
): Promise<void> {
  const { cloud } = context;
  const inList = all.filter(({ aclid }) => aclid === list);
  const kept = wanted ? await establish(context, list, inList, current, wanted) : new Set<NetworkACL>();
  for (const item of current) if (!kept.has(item)) await cloud.run("deleteNetworkACL", { id: item.id });
}

async function establish(
  context: Needs,
  list: string,
  inList: readonly NetworkACL[],
  current: readonly NetworkACL[],
  wanted: WantedFirewall,
): Promise<ReadonlySet<NetworkACL>> {
  const { cloud } = context;
  const { priority } = wanted.record;
  const items = wantedItems(wanted);
  const keys = new Set(items.map(({ key }) => key));
  const kept = current.filter((item) => isAt(item, priority, wanted.action) && keys.has(itemKey(item)));
  const there = new Set(kept.map(itemKey));
  const made: string[] = [];
  try {
    if (wanted.direction === "EGRESS") await letOut(context, list, inList);
    const taken = new Set(inList.map(({ number = 0 }) => number));
    for (const item of items.filter(({ key }) => !there.has(key))) {
      const number = freeNumber(taken, priority, wanted.action);
      made.push(await create(context, list, item, number));
      taken.add(number);
    }
    await tag(context, wanted, kept, made);
  } catch (error) {
    await Promise.allSettled(made.map((id) => cloud.run("deleteNetworkACL", { id })));
    throw error;
  }
  return new Set(kept);
}

async function create({ cloud }: Needs, aclid: string, { key: _, ...item }: WantedItem, number: number) {
  return (await cloud.run("createNetworkACL", { aclid, number, ...item })).id;
}

/** Before the first outgoing item shuts out everything else. */
async function letOut({ cloud }: Needs, aclid: string, inList: readonly NetworkACL[]): Promise<void> {
  if (inList.some(({ number }) => number === EVERYTHING_OUT.number)) return;
  await cloud.run("createNetworkACL", { aclid, ...EVERYTHING_OUT });
}

async function tag(
  { cloud }: Needs,
  { name, record }: WantedFirewall,
  kept: readonly NetworkACL[],
  made: readonly string[],
): Promise<void> {
  const key = firewallTag(name);
  const value = recordText(record);
  const stale = kept.filter((item) => {
    const known = recordOf(item, name);
    return known === undefined || recordText(known) !== value;
  });
  const outdated = stale.filter((item) => recordOf(item, name) !== undefined).map(({ id }) => id);
  const resourcetype = "NetworkACL";
  if (outdated.length > 0) await cloud.run("deleteTags", { resourcetype, resourceids: outdated, tags: [{ key }] });
  const resourceids = [...made, ...stale.map(({ id }) => id)];
  if (resourceids.length > 0) await cloud.run("createTags", { resourcetype, resourceids, tags: [{ key, value }] });
}
