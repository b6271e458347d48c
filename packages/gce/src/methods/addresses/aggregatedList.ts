import { defineAggregated } from "../../frame/aggregated";
import { addressDocument, listAddresses } from "../../map/addresses";
import { regionScopes } from "../../map/zones";

export const aggregatedList = defineAggregated("addresses.aggregatedList", {
  collection: "addresses",
  scopes: async (context) => [{ kind: "global" }, ...(await regionScopes(context))],
  async items(_, context) {
    return (await listAddresses(context)).map((address) => ({
      scope: address.scope,
      resource: addressDocument(address, context),
    }));
  },
});
