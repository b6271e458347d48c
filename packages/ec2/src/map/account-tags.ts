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

export interface AccountTags {
  /** The user's tags of a thing. */
  of(kind: KindName, uuid: string): Tag[];
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
        .filter(({ key }) => key.startsWith(prefix))
        .map(({ key, value }) => ({ Key: key.slice(prefix.length), Value: value }))
        .sort((a, b) => (a.Key < b.Key ? -1 : 1));
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
export async function note(kind: KindName, uuid: string, value: string, context: AccountContext): Promise<void> {
  const { cloud, caller } = context;
  const known = (await readAccountTags(cloud, "fresh")).noted(kind).get(uuid);
  if (known === value) return;
  if (known !== undefined) await remove([accountKey(kind, uuid)], context);
  const tags = [{ key: accountKey(kind, uuid), value }];
  await cloud.run("createTags", { resourcetype: "Account", resourceids: [caller.accountId], tags });
}

/** Forgets a thing that was noted, and its tags. */
export async function forget(kind: KindName, uuid: string, context: AccountContext): Promise<void> {
  const tags = (await readAccountTags(context.cloud, "fresh")).of(kind, uuid);
  const key = accountKey(kind, uuid);
  await remove([key, ...tags.map(({ Key }) => `${key}.${Key}`)], context);
}

/** Forgets the tags of a thing that is gone; no call when it had none. */
export async function forgetTags(kind: KindName, uuid: string, context: AccountContext): Promise<void> {
  const tags = (await readAccountTags(context.cloud)).of(kind, uuid);
  const keys = tags.map(({ Key }) => `${accountKey(kind, uuid)}.${Key}`);
  if (keys.length > 0) await remove(keys, context);
}

async function remove(keys: readonly string[], { cloud, caller }: AccountContext): Promise<void> {
  const tags = keys.map((key) => ({ key }));
  await cloud.run("deleteTags", { resourcetype: "Account", resourceids: [caller.accountId], tags });
}
