import { type Cloud, isRefusal, type ParametersOf } from "@stackgate/cloudstack";

export type TagTarget = Pick<ParametersOf<"createTags">, "resourcetype" | "resourceids">;

/** CloudStack's code for a tag that is there already, and for none of the tags being there (recorded). */
const REFUSED = 530;
const ATTEMPTS = 5;

/**
 * Takes tags from resources and puts others there. CloudStack refuses all of a call when one of its keys is there, so that a value
 * is replaced in two steps, and another request may come between them: the last one's values stay.
 * @param stale keys that are there
 */
export async function replaceTags(
  cloud: Pick<Cloud, "run">,
  target: TagTarget,
  stale: readonly string[],
  fresh: readonly { readonly key: string; readonly value: string }[],
): Promise<void> {
  await takeAway(cloud, target, stale);
  if (fresh.length === 0) return;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await cloud.run("createTags", { ...target, tags: fresh.map(({ key, value }) => ({ key, value })) });
      return;
    } catch (error) {
      if (!isRefusal(error, REFUSED) || attempt === ATTEMPTS) throw error;
      await takeAway(
        cloud,
        target,
        fresh.map(({ key }) => key),
      );
    }
  }
}

async function takeAway(cloud: Pick<Cloud, "run">, target: TagTarget, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  try {
    await cloud.run("deleteTags", { ...target, tags: keys.map((key) => ({ key })) });
  } catch (error) {
    if (!isRefusal(error, REFUSED)) throw error;
  }
}
