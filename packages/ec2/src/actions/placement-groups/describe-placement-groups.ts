import { defineAction } from "../../action";
import { readAccountTags } from "../../map/account-tags";
import { requireAll } from "../../map/asked";
import { type FilterTable, matcher, tagFilters } from "../../map/filters";
import type { PlacementGroup } from "../../model/types.generated";
import { honoured } from "../../rules";
import { placementGroup } from "./placement-group";

const filters: FilterTable<PlacementGroup> = {
  "group-arn": ({ GroupArn }) => GroupArn,
  "group-name": ({ GroupName }) => GroupName,
  "spread-level": ({ SpreadLevel }) => SpreadLevel,
  state: ({ State }) => State,
  strategy: ({ Strategy }) => Strategy,
  ...tagFilters,
};

export const describePlacementGroups = defineAction("DescribePlacementGroups", {
  parameters: { GroupNames: honoured, GroupIds: honoured, Filters: honoured },
  filters,
  async run({ GroupNames: names, GroupIds: groupIds, Filters }, context) {
    const uuids = groupIds && (await context.ids.resolve("placementGroup", groupIds));
    const [groups, notes] = await Promise.all([
      context.cloud.list("listAffinityGroups", {}),
      readAccountTags(context.cloud),
    ]);
    requireAll(
      "placementGroup",
      names,
      groups.map(({ name }) => name),
    );
    requireAll(
      "placementGroup",
      uuids,
      groups.map(({ id }) => id),
      groupIds,
    );
    const PlacementGroups = groups
      .filter(({ id, name }) => (names?.includes(name) ?? true) && (uuids?.includes(id) ?? true))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((group) => placementGroup(group, notes.of("placementGroup", group.id), context))
      .filter(matcher(filters, Filters));
    return { PlacementGroups };
  },
});
