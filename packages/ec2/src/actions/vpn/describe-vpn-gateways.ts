import { defineAction } from "../../action";
import { readAccountTags } from "../../map/account-tags";
import { vpnGatewayFilters } from "../../map/vpn/filters";
import { vpnGateways, vpnGatewayView } from "../../map/vpn/gateways";
import { honoured } from "../../rules";
import { chosen } from "./describe";

export const describeVpnGateways = defineAction("DescribeVpnGateways", {
  parameters: { VpnGatewayIds: honoured, Filters: honoured },
  filters: vpnGatewayFilters,
  async run({ VpnGatewayIds, Filters }, context) {
    const notes = await readAccountTags(context.cloud);
    const known = await vpnGateways(context.cloud, notes);
    const views = known.map((gateway) => vpnGatewayView(gateway, notes, context));
    const asked = { ids: VpnGatewayIds, filters: Filters };
    const idOf = (view: (typeof views)[number]) => view.VpnGatewayId;
    return { VpnGateways: await chosen("vpnGateway", asked, views, idOf, vpnGatewayFilters, context) };
  },
});
