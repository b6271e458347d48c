import type { Cloud, Tag as CloudTag } from "@stackgate/cloudstack";
import type { Tag } from "../model/types.generated";
import { KINDS, type KindName } from "./kinds";
import { RESERVED_PREFIX } from "./tags";
import { digitsOf, uuidOf } from "./uuid";

/**
 * What CloudStack has no place for stands in tags of the caller's own account: the tags of things that take none
 * (`stackgate.igw-<32 digits>.Name`), and things that exist nowhere else (`stackgate.igw-<32 digits>`).
 */
export const accountKey = (kind: KindName, uuid: string): string =>
  `${RESERVED_PREFIX}${KINDS[kind].prefix}-${digitsOf(uuid)}`;

/** More that is noted of such a thing (`stackgate.eni-<32 digits>.stackgate.groups`): no user's tag has such a key. */
export const factKey = (kind: KindName, uuid: string, fact: string): string =>
  `${accountKey(kind, uuid)}.${RESERVED_PREFIX}${fact}`;

export interface AccountTags {
  /** The user's tags of a thing. */
  of(kind: KindName, uuid: string): Tag[];
  /** What is noted under `factKey`. */
  fact(kind: KindName, uuid: string, fact: string): string | undefined;
  /** The things of a kind that are noted here, by UUID, with what is noted of them. */
  noted(kind: KindName): ReadonlyMap<string, string>;
}

/** A catalogue: another replica's changes show when it lapses. Where that would hurt, ask for `fresh` ones. */
export async function readAccountTags(cloud: Cloud, age: "catalogue" | "fresh" = "catalogue"): Promise<AccountTags> {
  const which = { resourcetype: "Account" };
  const tags = await (age === "fresh" ? cloud.list("listTags", which) : cloud.catalogue("listTags", which));
  return {
    of: (kind, uuid) => {
      const prefix = `${accountKey(kind, uuid)}.`;
      return tags
        .filter(({ key }) => key.startsWith(prefix) && !key.startsWith(RESERVED_PREFIX, prefix.length))
        .map(({ key, value }) => ({ Key: key.slice(prefix.length), Value: value }))
        .sort((a, b) => (a.Key < b.Key ? -1 : 1));
    },
    fact: (kind, uuid, fact) => {
      const wanted = factKey(kind, uuid, fact);
      return tags.find(({ key }) => key === wanted)?.value;
    },
    noted: (kind) =>
      new Map(
        tags.flatMap((tag) => {
          const thing = thingOf(tag);
          return thing?.prefix === KINDS[kind].prefix && thing.key === undefined ? [[thing.uuid, tag.value]] : [];
        }),
      ),
  };
}

/** What an account's tag speaks of; `undefined` for tags that are the account's own. `key`: the user's, of a tag. */
export function thingOf({
  key,
}: CloudTag): { readonly prefix: string; readonly uuid: string; readonly key?: string } | undefined {
  const [, prefix, digits = "", own] = /^stackgate\.([a-z-]+)-([0-9a-f]{32})(?:\.(.+))?$/.exec(key) ?? [];
  if (prefix === undefined) return undefined;
  return { prefix, uuid: uuidOf(digits), ...(own !== undefined && { key: own }) };
}

type AccountContext = { readonly cloud: Cloud; readonly caller: { readonly accountId: string } };

/** Notes a thing that exists nowhere else, or something else of it. */
export const note = (kind: KindName, uuid: string, value: string, context: AccountContext): Promise<void> =>
  writeNotes({ [accountKey(kind, uuid)]: value }, context);

/** Sets tags of the account, and takes away those that shall have no value. CloudStack refuses a key that is there. */
export async function writeNotes(
  notes: Readonly<Record<string, string | undefined>>,
  context: AccountContext,
): Promise<void> {
  const { cloud, caller } = context;
  const tags = await cloud.list("listTags", { resourcetype: "Account" });
  const known = new Map(tags.map(({ key, value }) => [key, value]));
  const changed = Object.entries(notes).filter(([key, value]) => known.get(key) !== value);
  await remove(
    changed.map(([key]) => key).filter((key) => known.has(key)),
    context,
  );
  const wanted = changed.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
  if (wanted.length > 0) {
    await cloud.run("createTags", { resourcetype: "Account", resourceids: [caller.accountId], tags: wanted });
  }
}

/** Forgets a thing that was noted, all that was noted of it, and its tags. */
export async function forget(kind: KindName, uuid: string, context: AccountContext): Promise<void> {
  const key = accountKey(kind, uuid);
  const tags = await context.cloud.list("listTags", { resourcetype: "Account" });
  await remove(
    tags.map((tag) => tag.key).filter((one) => one === key || one.startsWith(`${key}.`)),
    context,
  );
}

/** Forgets the tags of a thing that is gone; no call when it had none. */
export async function forgetTags(kind: KindName, uuid: string, context: AccountContext): Promise<void> {
  const tags = (await readAccountTags(context.cloud)).of(kind, uuid);
  const keys = tags.map(({ Key }) => `${accountKey(kind, uuid)}.${Key}`);
  await remove(keys, context);
}

async function remove(keys: readonly string[], { cloud, caller }: AccountContext): Promise<void> {
  if (keys.length === 0) return;
  const tags = keys.map((key) => ({ key }));
  await cloud.run("deleteTags", { resourcetype: "Account", resourceids: [caller.accountId], tags });
}
