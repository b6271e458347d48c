import { wireDate } from "../clock/date";
import type { VpnConnection, VpnCustomerGateway, VpnGateway } from "../state/records";
import type { State } from "../state/state";
import { vpcFields } from "./network";
import { ownerFields } from "./owner";

export const vpnGatewayView = (state: State, gateway: VpnGateway) => ({
  id: gateway.id,
  publicip: state.publicIps.must(gateway.ipId).address,
  ...vpcFields(state, gateway),
  ...ownerFields(state, gateway.accountId),
});

/** The tunnel's terms, which its connections repeat. */
const terms = (customer: VpnCustomerGateway) => ({
  gateway: customer.gateway,
  cidrlist: customer.cidrList,
  ipsecpsk: customer.ipsecPsk,
  ikepolicy: customer.ikePolicy,
  esppolicy: customer.espPolicy,
  ikelifetime: customer.ikeLifetime,
  esplifetime: customer.espLifetime,
  dpd: customer.dpd,
  forceencap: customer.forceEncap,
});

const lastTerms = ({ splitConnections, ikeVersion }: VpnCustomerGateway) => ({
  splitconnections: splitConnections,
  ikeversion: ikeVersion,
});

export const vpnCustomerGatewayView = (state: State, customer: VpnCustomerGateway) => ({
  id: customer.id,
  name: customer.name,
  ...terms(customer),
  ...ownerFields(state, customer.accountId),
  ...lastTerms(customer),
  hasannotations: false,
});

export function vpnConnectionView(state: State, connection: VpnConnection) {
  const customer = state.vpnCustomerGateways.must(connection.customerGatewayId);
  const gateway = state.vpnGateways.must(connection.gatewayId);
  return {
    id: connection.id,
    s2svpngatewayid: gateway.id,
    publicip: state.publicIps.must(gateway.ipId).address,
    s2scustomergatewayid: customer.id,
    ...terms(customer),
    state: connection.state,
    passive: connection.passive,
    ...ownerFields(state, connection.accountId),
    created: wireDate(connection.created),
    ...lastTerms(customer),
  };
}
