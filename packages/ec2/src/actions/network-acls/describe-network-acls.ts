import { defineAction } from "../../action";
import { requireAll } from "../../map/asked";
import { matcher } from "../../map/filters";
import { networkAclFilters, networkAcls } from "../../map/network-acls/view";
import { pageOf } from "../../map/paging";
import { honoured, paged } from "../../rules";

export const describeNetworkAcls = defineAction("DescribeNetworkAcls", {
  parameters: { NetworkAclIds: honoured, Filters: honoured, ...paged },
  filters: networkAclFilters,
  async run(input, context) {
    const wanted = input.NetworkAclIds && (await context.ids.resolve("networkAcl", input.NetworkAclIds));
    const shown = wanted?.map((uuid) => context.ids.of("networkAcl", uuid));
    const acls = await networkAcls(context);
    const known = acls.map(({ NetworkAclId }) => NetworkAclId);
    requireAll("networkAcl", shown, known, input.NetworkAclIds);
    const found = acls
      .filter(({ NetworkAclId = "" }) => shown?.includes(NetworkAclId) ?? true)
      .filter(matcher(networkAclFilters, input.Filters))
      .sort((a, b) => ((a.NetworkAclId ?? "") < (b.NetworkAclId ?? "") ? -1 : 1));
    const { items, next } = pageOf(found, input, context);
    return { NetworkAcls: items, NextToken: next };
  },
});
