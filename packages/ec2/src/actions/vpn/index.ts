import type { Action } from "../../action";
import { attachVpnGateway } from "./attach-vpn-gateway";
import { createCustomerGateway } from "./create-customer-gateway";
import { createVpnConnection } from "./create-vpn-connection";
import { createVpnGateway } from "./create-vpn-gateway";
import { deleteCustomerGateway } from "./delete-customer-gateway";
import { deleteVpnConnection } from "./delete-vpn-connection";
import { deleteVpnGateway } from "./delete-vpn-gateway";
import { describeCustomerGateways } from "./describe-customer-gateways";
import { describeVpnConnections } from "./describe-vpn-connections";
import { describeVpnGateways } from "./describe-vpn-gateways";
import { detachVpnGateway } from "./detach-vpn-gateway";
import { createVpnConnectionRoute, deleteVpnConnectionRoute } from "./vpn-connection-routes";

export const vpn: readonly Action[] = [
  createVpnGateway,
  deleteVpnGateway,
  describeVpnGateways,
  attachVpnGateway,
  detachVpnGateway,
  createCustomerGateway,
  deleteCustomerGateway,
  describeCustomerGateways,
  createVpnConnection,
  deleteVpnConnection,
  describeVpnConnections,
  createVpnConnectionRoute,
  deleteVpnConnectionRoute,
];
