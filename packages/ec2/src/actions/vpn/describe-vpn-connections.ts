import { defineAction } from "../../action";
import { connectionView, vpnLandscape } from "../../map/vpn/connections";
import { vpnConnectionFilters } from "../../map/vpn/filters";
import { honoured } from "../../rules";
import { chosen } from "./describe";

export const describeVpnConnections = defineAction("DescribeVpnConnections", {
  parameters: { VpnConnectionIds: honoured, Filters: honoured },
  filters: vpnConnectionFilters,
  async run({ VpnConnectionIds, Filters }, context) {
    const land = await vpnLandscape(context);
    const views = land.connections.map((connection) => connectionView(connection, land, context));
    const asked = { ids: VpnConnectionIds, filters: Filters };
    const idOf = (view: (typeof views)[number]) => view.VpnConnectionId;
    return { VpnConnections: await chosen("vpnConnection", asked, views, idOf, vpnConnectionFilters, context) };
  },
});
