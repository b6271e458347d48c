import { createVpnConnection } from "./createVpnConnection";
import { createVpnCustomerGateway } from "./createVpnCustomerGateway";
import { createVpnGateway } from "./createVpnGateway";
import { deleteVpnConnection } from "./deleteVpnConnection";
import { deleteVpnCustomerGateway } from "./deleteVpnCustomerGateway";
import { deleteVpnGateway } from "./deleteVpnGateway";
import { listVpnConnections } from "./listVpnConnections";
import { listVpnCustomerGateways } from "./listVpnCustomerGateways";
import { listVpnGateways } from "./listVpnGateways";
import { updateVpnCustomerGateway } from "./updateVpnCustomerGateway";

export const vpn = [
  createVpnConnection,
  createVpnCustomerGateway,
  createVpnGateway,
  deleteVpnConnection,
  deleteVpnCustomerGateway,
  deleteVpnGateway,
  listVpnConnections,
  listVpnCustomerGateways,
  listVpnGateways,
  updateVpnCustomerGateway,
];
