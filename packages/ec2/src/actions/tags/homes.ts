import { CloudError } from "@stackgate/cloudstack";
import { notFoundError } from "../../map/ids";
import type { TagHome } from "../../map/taggable";
import { Ec2Error } from "../../wire/error";

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

export const target = (group: Group) => ({
  resourcetype: group[0].type,
  resourceids: group.map(({ holder }) => holder),
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
      throw withDone(unknownResource(error, group), done);
    }
  }
}

/** The job names a resource that doesn't exist by its UUID. */
function unknownResource(error: unknown, group: Group): unknown {
  if (!(error instanceof CloudError)) return error;
  const culprit = group.find(({ holder }) => error.text.includes(holder));
  return culprit && error.code === 431 ? notFoundError(culprit.kind, culprit.id) : error;
}

function withDone(error: unknown, done: readonly string[]): unknown {
  if (done.length === 0 || !(error instanceof Error)) return error;
  const code = error instanceof Ec2Error ? error.code : "InternalError";
  return new Ec2Error(code, `${error.message} (already done for ${done.join(", ")})`, { cause: error });
}
