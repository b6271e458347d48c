import { defineAction } from "../../action";
import { setReservedTag } from "../../map/reserved-tags";
import { findNetwork, findTable } from "../../map/route-tables/find";
import { TABLE_TAG } from "../../map/route-tables/view";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

/** A subnet's association goes by the subnet, whichever table it is with. */
export const replaceRouteTableAssociation = defineAction("ReplaceRouteTableAssociation", {
  parameters: { AssociationId: honoured, RouteTableId: honoured },
  async run({ AssociationId, RouteTableId }, context) {
    const { ids } = context;
    const table = await findTable(RouteTableId, context);
    if (AssociationId === ids.of("routeTableAssociation", table.vpc) && !table.isMain) {
      throw new Ec2Error("UnsupportedOperation", "A VPC keeps its main route table");
    }
    const network = await findNetwork("routeTableAssociation", AssociationId, context);
    if ((network.vpcid ?? network.id) !== table.vpc) {
      throw new Ec2Error("InvalidParameterValue", `'${RouteTableId}' belongs to another VPC than the subnet`);
    }
    await setReservedTag("Network", [network], TABLE_TAG, table.uuid, context);
    return { NewAssociationId: AssociationId, AssociationState: { State: "associated" } };
  },
});
