import { defineAction } from "../../action";
import { findTable } from "../../map/route-tables/find";
import { DEFAULT_ROUTE } from "../../map/route-tables/view";
import { honoured, refused } from "../../rules";
import { Ec2Error, missingParameter } from "../../wire/error";
import { findRoute } from "./routes";

export const deleteRoute = defineAction("DeleteRoute", {
  parameters: {
    RouteTableId: honoured,
    DestinationCidrBlock: honoured,
    DestinationIpv6CidrBlock: refused("CloudStack's static routes are for IPv4"),
    DestinationPrefixListId: refused("there are no prefix lists"),
  },
  check({ DestinationCidrBlock }) {
    if (DestinationCidrBlock === undefined) throw missingParameter("DestinationCidrBlock");
  },
  async run({ RouteTableId, DestinationCidrBlock: cidr = "" }, context) {
    const route = await findRoute(await findTable(RouteTableId, context), cidr, context);
    if (route) {
      await context.cloud.run("deleteStaticRoute", { id: route.id });
      return {};
    }
    if (cidr === DEFAULT_ROUTE) {
      throw new Ec2Error("UnsupportedOperation", "A VPC's router keeps its way out: close it with a network ACL");
    }
    throw new Ec2Error("InvalidRoute.NotFound", `no route with destination-cidr-block ${cidr} in ${RouteTableId}`);
  },
});
