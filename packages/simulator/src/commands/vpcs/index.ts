import { createVPC } from "./createVPC";
import { deleteVPC } from "./deleteVPC";
import { listVPCOfferings } from "./listVPCOfferings";
import { listVPCs } from "./listVPCs";
import { createStaticRoute, deleteStaticRoute, listPrivateGateways, listStaticRoutes } from "./routes";
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
