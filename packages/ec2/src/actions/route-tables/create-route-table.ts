import { defineAction } from "../../action";
import { forget, note, readAccountTags } from "../../map/account-tags";
import { completed } from "../../map/half-made";
import { findVpc } from "../../map/networks/vpcs";
import { routeTables } from "../../map/route-tables/view";
import { putTags } from "../../map/tagging";
import { tagsFor } from "../../map/tags";
import { uuidOf } from "../../map/uuid";
import { honoured } from "../../rules";
import { digest } from "../../support/digest";
import { newUuid } from "../../support/random";

/** Noted at the account: CloudStack's router has one set of routes for its VPC, and every table of it shows them. */
export const createRouteTable = defineAction("CreateRouteTable", {
  parameters: { VpcId: honoured, ClientToken: honoured, TagSpecifications: honoured },
  check({ TagSpecifications }) {
    tagsFor("route-table", TagSpecifications);
  },
  async run({ VpcId, ClientToken, TagSpecifications }, context) {
    const { cloud, ids } = context;
    const vpc = await findVpc(VpcId, context);
    // The same for the same token, so that asking again finds the table.
    const uuid = ClientToken === undefined ? newUuid() : uuidOf(digest(`${vpc}/${ClientToken}`).slice(0, 32));
    const RouteTableId = ids.of("routeTable", uuid);
    if (!(await readAccountTags(cloud, "fresh")).noted("routeTable").has(uuid)) {
      await note("routeTable", uuid, vpc, context);
      await completed(
        RouteTableId,
        () => putTags([RouteTableId], tagsFor("route-table", TagSpecifications), context),
        () => forget("routeTable", uuid, context),
      );
    }
    const RouteTable = (await routeTables(context)).find((table) => table.RouteTableId === RouteTableId);
    return { RouteTable, ClientToken };
  },
});
