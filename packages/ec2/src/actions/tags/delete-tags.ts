import { isRefusal } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { tagHomes } from "../../map/taggable";
import { forEachGroup, type Group, groupsOf, target } from "../../map/tagging";
import { RESERVED_PREFIX } from "../../map/tags";
import type { Tag } from "../../model/types.generated";
import { honoured } from "../../rules";
import { Ec2Error, missingParameter } from "../../wire/error";

export const deleteTags = defineAction("DeleteTags", {
  parameters: { Resources: honoured, Tags: { Key: honoured, Value: honoured } },
  check({ Tags = [] }) {
    const nameless = Tags.findIndex(({ Key }) => Key === undefined);
    if (nameless >= 0) throw missingParameter(`Tag.${nameless + 1}.Key`);
    const reserved = Tags.find(({ Key = "" }) => Key.toLowerCase().startsWith(RESERVED_PREFIX));
    if (reserved) throw new Ec2Error("InvalidParameterValue", `The tag key '${reserved.Key}' is reserved`);
  },
  async run({ Resources, Tags }, context) {
    const groups = groupsOf(await tagHomes(Resources, context));
    await forEachGroup(groups, (group) => (Tags ? deleteNamed(group, Tags, context) : deleteAll(group, context)));
    return {};
  },
});

/** A tag given with a value goes only if it has that value. CloudStack does the same, and fails when there is none of them. */
async function deleteNamed(group: Group, tags: readonly Tag[], { cloud }: Ec2Context): Promise<void> {
  const wanted = tags.map(({ Key = "", Value }) => ({
    key: group[0].prefix + Key,
    ...(Value !== undefined && { value: Value }),
  }));
  try {
    await cloud.run("deleteTags", { ...target(group), tags: wanted });
  } catch (error) {
    if (!isRefusal(error, 530)) throw error;
    // The same code says that it was not allowed: then the tags are still there, or not to be seen.
    const [only] = group;
    const left = await cloud.list("listTags", { resourceid: only.holder, key: wanted[0]?.key });
    if (left.some(({ value }) => wanted[0]?.value === undefined || wanted[0].value === value)) throw error;
  }
}

/** All of the user's: without keys CloudStack would take those of our own too. */
async function deleteAll(group: Group, { cloud }: Ec2Context): Promise<void> {
  const [{ type, prefix, holder }, ...more] = group;
  const tags = await cloud.list("listTags", more.length === 0 ? { resourceid: holder } : { resourcetype: type });
  const keys = tags
    .filter(({ resourceid }) => group.some((home) => home.holder === resourceid))
    .map(({ key }) => key)
    .filter((key) => key.startsWith(prefix) && !key.startsWith(RESERVED_PREFIX, prefix.length));
  if (keys.length === 0) return;
  await cloud.run("deleteTags", { ...target(group), tags: [...new Set(keys)].map((key) => ({ key })) });
}
