import { defineAction } from "../../action";
import { findNetwork } from "../../map/route-tables/find";
import { TABLE_TAG } from "../../map/route-tables/view";
import { RESERVED_PREFIX } from "../../map/tags";
import { honoured } from "../../rules";

/** The subnet is then the main table's again. */
export const disassociateRouteTable = defineAction("DisassociateRouteTable", {
  parameters: { AssociationId: honoured },
  async run({ AssociationId }, context) {
    const { id } = await findNetwork("routeTableAssociation", AssociationId, context);
    const tags = [{ key: RESERVED_PREFIX + TABLE_TAG }];
    await context.cloud.run("deleteTags", { resourcetype: "Network", resourceids: [id], tags });
    return {};
  },
});
