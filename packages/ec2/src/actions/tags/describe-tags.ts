import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { exactValues, type FilterTable, matcher } from "../../map/filters";
import { pageOf } from "../../map/paging";
import { type ShownTag, shownTag, tagHomes } from "../../map/taggable";
import type { Filter } from "../../model/types.generated";
import { honoured, paged } from "../../rules";
import { Ec2Error } from "../../wire/error";

const filters: FilterTable<ShownTag> = {
  key: ({ Key }) => Key,
  "resource-id": ({ ResourceId }) => ResourceId,
  "resource-type": ({ ResourceType }) => ResourceType,
  value: ({ Value }) => Value,
  "tag:*": ({ Key, Value }, key) => (Key === key ? Value : undefined),
  "tag-key": ({ Key }) => Key,
  "tag-value": ({ Value }) => Value,
};

export const describeTags = defineAction("DescribeTags", {
  parameters: { Filters: honoured, ...paged },
  filters,
  async run(input, context) {
    const { cloud, ids } = context;
    const tags = await cloud.list("listTags", { resourceid: await oneResource(input.Filters, context) });
    const shown = tags
      .flatMap((tag) => shownTag(tag, ids) ?? [])
      .filter(matcher(filters, input.Filters))
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    const { items, next } = pageOf(shown, input, context);
    return { Tags: items, NextToken: next };
  },
});

const sortKey = ({ ResourceId, Key }: ShownTag): string => `${ResourceId} ${Key}`;

/**
 * The resource whose tags are asked for, if it is one whose own they are; an id that names nothing is no error in a
 * filter.
 */
async function oneResource(wanted: readonly Filter[] | undefined, context: Ec2Context): Promise<string | undefined> {
  const [id, ...more] = exactValues(wanted, "resource-id") ?? [];
  if (id === undefined || more.length > 0) return undefined;
  try {
    const [home] = await tagHomes([id], context);
    return home?.holder;
  } catch (error) {
    if (error instanceof Ec2Error) return undefined;
    throw error;
  }
}
