import { defineAction } from "../../action";
import { type FilterTable, tagFilters } from "../../map/filters";
import type { VpcClassicLink } from "../../model/types.generated";
import { honoured } from "../../rules";

const filters: FilterTable<VpcClassicLink> = {
  "is-classic-link-enabled": ({ ClassicLinkEnabled }) => ClassicLinkEnabled,
  ...tagFilters,
};

/** EC2 gave ClassicLink up, and CloudStack never had it: no VPC has a link. */
export const describeVpcClassicLink = defineAction("DescribeVpcClassicLink", {
  parameters: { VpcIds: honoured, Filters: honoured },
  filters,
  async run({ VpcIds = [] }, { ids }) {
    await ids.resolve("vpc", VpcIds);
    return { Vpcs: [] };
  },
});
