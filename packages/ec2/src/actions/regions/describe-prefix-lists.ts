import { defineAction } from "../../action";
import type { FilterTable } from "../../map/filters";
import type { PrefixList } from "../../model/types.generated";
import { honoured, ignored } from "../../rules";
import { Ec2Error } from "../../wire/error";

const filters: FilterTable<PrefixList> = {
  "prefix-list-id": ({ PrefixListId }) => PrefixListId,
  "prefix-list-name": ({ PrefixListName }) => PrefixListName,
};

/** Prefix lists name the addresses of AWS's own services; CloudStack has none, so there is never one to show. */
export const describePrefixLists = defineAction("DescribePrefixLists", {
  parameters: {
    PrefixListIds: honoured,
    Filters: honoured,
    MaxResults: ignored("the list is empty"),
    NextToken: ignored("the list is empty"),
  },
  filters,
  async run({ PrefixListIds = [] }) {
    const [id] = PrefixListIds;
    if (id !== undefined)
      throw new Ec2Error("InvalidPrefixListId.NotFound", `The prefix list ID '${id}' does not exist`);
    return { PrefixLists: [] };
  },
});
