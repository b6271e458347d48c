import { createVpnConnection, deleteVpnConnection, listVpnConnections } from "./connections";
import {
  createVpnCustomerGateway,
  deleteVpnCustomerGateway,
  listVpnCustomerGateways,
  updateVpnCustomerGateway,
} from "./customerGateways";
import { createVpnGateway, deleteVpnGateway, listVpnGateways } from "./gateways";

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
