import { defineAction } from "../../action";
import { removeReservedTag } from "../../map/reserved-tags";
import { findNetwork, isMainAssociation } from "../../map/route-tables/find";
import { TABLE_TAG } from "../../map/route-tables/view";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

/** The subnet is then the main table's again. */
export const disassociateRouteTable = defineAction("DisassociateRouteTable", {
  parameters: { AssociationId: honoured },
  async run({ AssociationId }, context) {
    const network = await findNetwork("routeTableAssociation", AssociationId, context).catch(async (cause) => {
      throw (await isMainAssociation(AssociationId, context)) ? keepsMain(AssociationId) : cause;
    });
    await removeReservedTag("Network", [network], TABLE_TAG, context);
    return {};
  },
});

const keepsMain = (id: string): Ec2Error =>
  new Ec2Error("InvalidParameterValue", `cannot disassociate the main route table association ${id}`);
