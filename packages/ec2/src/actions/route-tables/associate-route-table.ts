import { defineAction } from "../../action";
import { defaultVpcUuid } from "../../map/networks/vpcs";
import { setReservedTag } from "../../map/reserved-tags";
import { findNetwork, findTable } from "../../map/route-tables/find";
import { TABLE_TAG } from "../../map/route-tables/view";
import { reservedTag } from "../../map/tags";
import { honoured, refused } from "../../rules";
import { Ec2Error, missingParameter } from "../../wire/error";

export const associateRouteTable = defineAction("AssociateRouteTable", {
  parameters: {
    RouteTableId: honoured,
    SubnetId: honoured,
    GatewayId: refused("CloudStack routes what comes in by its VPC alone"),
    PublicIpv4Pool: refused("there are no address pools"),
  },
  check({ SubnetId }) {
    if (SubnetId === undefined) throw missingParameter("SubnetId");
  },
  async run({ RouteTableId, SubnetId = "" }, context) {
    const { ids } = context;
    const [table, network] = await Promise.all([
      findTable(RouteTableId, context),
      findNetwork("subnet", SubnetId, context),
    ]);
    const { vpcid, type, id } = network;
    if (type === "Shared") {
      throw new Ec2Error("UnsupportedOperation", `The subnet '${SubnetId}' is shared: its routes are the operator's`);
    }
    if ((vpcid ?? id) !== table.vpc || table.vpc === defaultVpcUuid(context)) {
      const message = `Route table ${RouteTableId} and subnet ${SubnetId} belong to different networks`;
      throw new Ec2Error("InvalidParameterValue", message);
    }
    const known = reservedTag(network, TABLE_TAG);
    if (known !== undefined && known !== table.uuid) {
      throw new Ec2Error("Resource.AlreadyAssociated", `The subnet '${SubnetId}' has another route table`);
    }
    await setReservedTag("Network", [network], TABLE_TAG, table.uuid, context);
    return { AssociationId: ids.of("routeTableAssociation", id), AssociationState: { State: "associated" } };
  },
});
