import { createStaticRoute } from "./createStaticRoute";
import { createVPC } from "./createVPC";
import { deleteStaticRoute } from "./deleteStaticRoute";
import { deleteVPC } from "./deleteVPC";
import { listPrivateGateways } from "./listPrivateGateways";
import { listStaticRoutes } from "./listStaticRoutes";
import { listVPCOfferings } from "./listVPCOfferings";
import { listVPCs } from "./listVPCs";
import { updateVPC } from "./updateVPC";

export const vpcs = [
  createStaticRoute,
  createVPC,
  deleteStaticRoute,
  deleteVPC,
  listPrivateGateways,
  listStaticRoutes,
  listVPCOfferings,
  listVPCs,
  updateVPC,
];
