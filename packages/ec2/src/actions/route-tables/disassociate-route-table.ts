import { defineAction } from "../../action";
import { findNetwork, isMainAssociation } from "../../map/route-tables/find";
import { TABLE_TAG } from "../../map/route-tables/view";
import { RESERVED_PREFIX } from "../../map/tags";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

/** The subnet is then the main table's again. */
export const disassociateRouteTable = defineAction("DisassociateRouteTable", {
  parameters: { AssociationId: honoured },
  async run({ AssociationId }, context) {
    const { id } = await findNetwork("routeTableAssociation", AssociationId, context).catch(async (cause) => {
      throw (await isMainAssociation(AssociationId, context)) ? keepsMain(AssociationId) : cause;
    });
    const tags = [{ key: RESERVED_PREFIX + TABLE_TAG }];
    await context.cloud.run("deleteTags", { resourcetype: "Network", resourceids: [id], tags });
    return {};
  },
});

const keepsMain = (id: string): Ec2Error =>
  new Ec2Error("InvalidParameterValue", `cannot disassociate the main route table association ${id}`);
