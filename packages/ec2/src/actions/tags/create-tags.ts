import { CloudError, type Tag as CloudTag } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { tagHomes } from "../../map/taggable";
import { checkTags, cloudTags } from "../../map/tags";
import type { Tag } from "../../model/types.generated";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { forEachGroup, type Group, groupsOf, target } from "./homes";

export const createTags = defineAction("CreateTags", {
  parameters: { Resources: honoured, Tags: { Key: honoured, Value: honoured } },
  check({ Tags }) {
    checkTags(Tags);
  },
  async run({ Resources, Tags }, context) {
    const groups = groupsOf(await tagHomes(Resources, context));
    await forEachGroup(groups, (group) => put(group, Tags, context));
    return {};
  },
});

/** EC2 overwrites. CloudStack refuses a key that is there, all tags of the call with it: only then look what is in the way. */
async function put(group: Group, tags: readonly Tag[], { cloud }: Ec2Context): Promise<void> {
  const wanted = cloudTags(tags).map(({ key, value }) => ({ key: group[0].prefix + key, value }));
  try {
    await cloud.run("createTags", { ...target(group), tags: wanted });
  } catch (error) {
    if (!(error instanceof CloudError && error.code === 530)) throw error;
    const inTheWay = await existing(group, wanted, cloud);
    if (inTheWay.length === 0) throw new Ec2Error("UnauthorizedOperation", error.text, { cause: error });
    refuseOtherCase(inTheWay, wanted);
    await cloud.run("deleteTags", {
      ...target(group),
      resourceids: [...new Set(inTheWay.map(({ resourceid = "" }) => resourceid))],
      tags: [...new Set(inTheWay.map(({ key }) => key))].map((key) => ({ key })),
    });
    await cloud.run("createTags", { ...target(group), tags: wanted });
  }
}

async function existing(
  group: Group,
  wanted: readonly { readonly key: string }[],
  cloud: Ec2Context["cloud"],
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
