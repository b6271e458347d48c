import type { Action } from "../../action";
import { associateRouteTable } from "./associate-route-table";
import { createRoute } from "./create-route";
import { createRouteTable } from "./create-route-table";
import { deleteRoute } from "./delete-route";
import { deleteRouteTable } from "./delete-route-table";
import { describeRouteTables } from "./describe-route-tables";
import { disassociateRouteTable } from "./disassociate-route-table";
import { replaceRoute } from "./replace-route";
import { replaceRouteTableAssociation } from "./replace-route-table-association";
import { disableVgwRoutePropagation, enableVgwRoutePropagation } from "./vgw-route-propagation";

export const routeTables: readonly Action[] = [
  createRouteTable,
  deleteRouteTable,
  describeRouteTables,
  associateRouteTable,
  disassociateRouteTable,
  replaceRouteTableAssociation,
  createRoute,
  replaceRoute,
  deleteRoute,
  enableVgwRoutePropagation,
  disableVgwRoutePropagation,
];
