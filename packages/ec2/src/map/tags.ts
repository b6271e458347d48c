import { RESERVED_PREFIX, reservedTag, type Tagged } from "@stackgate/gateway";
import type { Tag } from "../model/types.generated";
import { Ec2Error } from "../wire/error";

export { RESERVED_PREFIX, reservedTag };

/** CloudStack cuts longer keys and values without a word. */
export const LONGEST = 255;
/** As many as EC2 allows on a resource. */
const MOST = 50;

/**
 * The user's tags of a CloudStack resource, in EC2's form and in a stable order.
 * @param prefix of the keys, where the resource is a view of another (see `viewPrefix`)
 */
export function tagsOf({ tags = [] }: Tagged, prefix = ""): Tag[] {
  return tags
    .flatMap(({ key = "", value = "" }) => {
      const isMeant = prefix === "" ? !key.startsWith(RESERVED_PREFIX) : key.startsWith(prefix);
      return isMeant ? [{ Key: key.slice(prefix.length), Value: value }] : [];
    })
    .sort((a, b) => (a.Key < b.Key ? -1 : 1));
}

/** @throws Ec2Error for tags that CloudStack would cut, merge or refuse half-way */
export function checkTags(tags: readonly Tag[]): void {
  if (tags.length > MOST) throw new Ec2Error("TagLimitExceeded", `A resource may have at most ${MOST} tags`);
  const seen = new Set<string>();
  for (const { Key: key = "", Value: value = "" } of tags) {
    if (key === "") throw new Ec2Error("InvalidParameterValue", "Tag keys must not be empty");
    if (/^aws:/i.test(key) || key.toLowerCase().startsWith(RESERVED_PREFIX)) {
      throw new Ec2Error("InvalidParameterValue", `Tag keys starting with 'aws:' or '${RESERVED_PREFIX}' are reserved`);
    }
    if (key.length > LONGEST || value.length > LONGEST) {
      throw new Ec2Error(
        "InvalidParameterValue",
        `Tag keys and values have at most ${LONGEST} characters: '${key.slice(0, 40)}'`,
      );
    }
    if (value === "") throw new Ec2Error("InvalidParameterValue", `CloudStack keeps no empty tag values: '${key}'`);
    // CloudStack compares keys without regard to case, so the second would fail or replace the first.
    if (seen.has(key.toLowerCase()))
      throw new Ec2Error("InvalidParameterValue", `Duplicate tag key '${key}' specified.`);
    seen.add(key.toLowerCase());
  }
}

/** Tags as createTags takes them. */
export const cloudTags = (tags: readonly Tag[]) => tags.map(({ Key: key = "", Value: value = "" }) => ({ key, value }));

/** The tags that a creating action shall put on what it makes: of all TagSpecifications those for its resource type. */
export function tagsFor(
  resourceType: string,
  specifications: readonly {
    readonly ResourceType?: string | undefined;
    readonly Tags?: readonly Tag[] | undefined;
  }[] = [],
  others: readonly string[] = [],
): Tag[] {
  for (const { ResourceType: type = "" } of specifications) {
    if (type !== resourceType && !others.includes(type)) {
      throw new Ec2Error(
        "InvalidParameterValue",
        `'${type}' is not a valid taggable resource type for this operation.`,
      );
    }
  }
  const tags = specifications
    .filter(({ ResourceType }) => ResourceType === resourceType)
    .flatMap(({ Tags = [] }) => Tags);
  checkTags(tags);
  return tags;
}
