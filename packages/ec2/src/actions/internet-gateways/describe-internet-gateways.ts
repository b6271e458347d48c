import { defineAction } from "../../action";
import { requireAll } from "../../map/asked";
import { matcher } from "../../map/filters";
import { internetGatewayFilters, internetGateways } from "../../map/internet-gateways/view";
import { pageOf } from "../../map/paging";
import { honoured, paged } from "../../rules";

export const describeInternetGateways = defineAction("DescribeInternetGateways", {
  parameters: { InternetGatewayIds: honoured, Filters: honoured, ...paged },
  filters: internetGatewayFilters,
  async run(input, context) {
    const { ids } = context;
    const uuids = input.InternetGatewayIds && (await ids.resolve("internetGateway", input.InternetGatewayIds));
    const wanted = uuids?.map((uuid) => ids.of("internetGateway", uuid));
    const gateways = await internetGateways(context);
    const known = gateways.map(({ InternetGatewayId }) => InternetGatewayId);
    requireAll("internetGateway", wanted, known, input.InternetGatewayIds);
    const found = gateways
      .filter(({ InternetGatewayId = "" }) => wanted?.includes(InternetGatewayId) ?? true)
      .filter(matcher(internetGatewayFilters, input.Filters));
    const { items, next } = pageOf(found, input, context);
    return { InternetGateways: items, NextToken: next };
  },
});
