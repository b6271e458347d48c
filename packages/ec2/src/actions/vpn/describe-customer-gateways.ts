import { defineAction } from "../../action";
import { readAccountTags } from "../../map/account-tags";
import { customers, customerView } from "../../map/vpn/customers";
import { customerGatewayFilters } from "../../map/vpn/filters";
import { honoured } from "../../rules";
import { chosen } from "./describe";

export const describeCustomerGateways = defineAction("DescribeCustomerGateways", {
  parameters: { CustomerGatewayIds: honoured, Filters: honoured },
  filters: customerGatewayFilters,
  async run({ CustomerGatewayIds, Filters }, context) {
    const { cloud } = context;
    const [notes, gateways] = await Promise.all([readAccountTags(cloud), cloud.list("listVpnCustomerGateways")]);
    const views = customers(gateways, notes).map((customer) => customerView(customer, notes, context));
    const asked = { ids: CustomerGatewayIds, filters: Filters };
    const idOf = (view: (typeof views)[number]) => view.CustomerGatewayId;
    return { CustomerGateways: await chosen("customerGateway", asked, views, idOf, customerGatewayFilters, context) };
  },
});
