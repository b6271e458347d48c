import { defineAction } from "../../action";
import { forget } from "../../map/account-tags";
import { findTable } from "../../map/route-tables/find";
import { TABLE_TAG } from "../../map/route-tables/view";
import { reservedTag } from "../../map/tags";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deleteRouteTable = defineAction("DeleteRouteTable", {
  parameters: { RouteTableId: honoured },
  async run({ RouteTableId }, context) {
    const [{ uuid, isMain }, networks] = await Promise.all([
      findTable(RouteTableId, context),
      context.cloud.list("listNetworks"),
    ]);
    if (isMain || networks.some((network) => reservedTag(network, TABLE_TAG) === uuid)) {
      const message = `The routeTable '${RouteTableId}' has dependencies and cannot be deleted.`;
      throw new Ec2Error("DependencyViolation", message);
    }
    await forget("routeTable", uuid, context);
    return {};
  },
});
