import { type Cloud, CloudError, type Tag as CloudTag, isRefusal } from "@stackgate/cloudstack";
import { replaceTags } from "@stackgate/gateway";
import type { Ec2Context } from "../context";
import type { Tag } from "../model/types.generated";
import { Ec2Error } from "../wire/error";
import { saying } from "./half-made";
import { notFoundError } from "./ids";
import { type TagHome, tagHomes } from "./taggable";
import { cloudTags, LONGEST } from "./tags";

type TagContext = Pick<Ec2Context, "cloud" | "ids" | "caller" | "turns">;

/** Puts tags on resources, by their EC2 ids, in the place of those with the same keys. No tags: no call. */
export async function putTags(resources: readonly string[], tags: readonly Tag[], context: TagContext): Promise<void> {
  if (tags.length === 0) return;
  const homes = await tagHomes(resources, context);
  for (const home of homes) requireRoom(home, tags);
  await forEachGroup(groupsOf(homes), (group) =>
    context.turns.run(`tags ${group[0].holder}`, () => put(group, tags, context)),
  );
}

/** Under a reserved prefix there is less room for the key, and CloudStack would cut it. */
function requireRoom({ id, prefix }: TagHome, tags: readonly Tag[]): void {
  const room = LONGEST - prefix.length;
  const tooLong = tags.find(({ Key = "" }) => Key.length > room);
  if (!tooLong) return;
  const message = `Tag keys of '${id}' have at most ${room} characters: '${tooLong.Key?.slice(0, 40)}'`;
  throw new Ec2Error("InvalidParameterValue", message);
}

/** Resources whose tags one CloudStack call can change: of one type, with keys of one form. */
export type Group = readonly [TagHome, ...TagHome[]];

export function groupsOf(homes: readonly TagHome[]): readonly Group[] {
  const groups = new Map<string, [TagHome, ...TagHome[]]>();
  for (const home of homes) {
    const key = `${home.type} ${home.prefix}`;
    const group = groups.get(key);
    if (group) group.push(home);
    else groups.set(key, [home]);
  }
  return [...groups.values()];
}

/** Each resource once: CloudStack would find its own new tag in the way of that of a second time. */
export const target = (group: Group) => ({
  resourcetype: group[0].type,
  resourceids: [...new Set(group.map(({ holder }) => holder))],
});

/**
 * One group after the other, since CloudStack changes only one type of resource at a time: if a later one fails, the
 * error says what was done.
 */
export async function forEachGroup(groups: readonly Group[], work: (group: Group) => Promise<void>): Promise<void> {
  const done: string[] = [];
  for (const group of groups) {
    try {
      await work(group);
      done.push(...group.map(({ id }) => id));
    } catch (error) {
      const cause = unknownResource(error, group);
      throw done.length === 0 ? cause : saying(cause, `already done for ${done.join(", ")}`);
    }
  }
}

/** The job names a resource that doesn't exist by its UUID. */
function unknownResource(error: unknown, group: Group): unknown {
  if (!(error instanceof CloudError)) return error;
  const culprit = group.find(({ holder }) => error.text.includes(holder));
  return culprit && error.code === 431 ? notFoundError(culprit.kind, culprit.id) : error;
}

/**
 * EC2 overwrites. CloudStack refuses a key that is there, all tags of the call with it: only then look what is in the way. When
 * nothing is, it may be that another replica takes it away to put its own there; then try again.
 */
async function put(
  group: Group,
  tags: readonly Tag[],
  { cloud }: Pick<TagContext, "cloud">,
  attempts = 3,
): Promise<void> {
  const wanted = cloudTags(tags).map(({ key, value }) => ({ key: group[0].prefix + key, value }));
  try {
    await cloud.run("createTags", { ...target(group), tags: wanted });
  } catch (error) {
    if (!isRefusal(error, 530)) throw error;
    const inTheWay = await existing(group, wanted, cloud);
    refuseOtherCase(inTheWay, wanted);
    const keys = [...new Set(inTheWay.map(({ key }) => key))];
    if (keys.length > 0) await replaceTags(cloud, target(group), keys, wanted);
    else if (attempts > 1) await put(group, tags, { cloud }, attempts - 1);
    else throw new Ec2Error("UnauthorizedOperation", error.text, { cause: error });
  }
}

async function existing(
  group: Group,
  wanted: readonly { readonly key: string }[],
  cloud: Cloud,
): Promise<readonly CloudTag[]> {
  const [only, ...more] = group;
  const found = await cloud.list(
    "listTags",
    more.length === 0 ? { resourceid: only.holder } : { resourcetype: only.type },
  );
  const keys = new Set(wanted.map(({ key }) => key.toLowerCase()));
  return found.filter(
    (tag) => keys.has(tag.key.toLowerCase()) && group.some(({ holder }) => holder === tag.resourceid),
  );
}

/** CloudStack compares keys without regard to case: `Env` can't stand beside `env`, and must not silently replace it. */
function refuseOtherCase(inTheWay: readonly CloudTag[], wanted: readonly { readonly key: string }[]): void {
  const other = inTheWay.find((tag) => !wanted.some(({ key }) => key === tag.key));
  if (other) {
    throw new Ec2Error(
      "InvalidParameterValue",
      `The tag key '${other.key}' is there already, and CloudStack takes no second one that differs only in case`,
    );
  }
}
