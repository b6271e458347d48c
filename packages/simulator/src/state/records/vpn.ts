import type { Identified } from "../table";

export interface VpnGateway extends Identified {
  readonly accountId: string;
  readonly vpcId: string;
  readonly ipId: string;
}

/** The other side of a site-to-site tunnel. */
export interface VpnCustomerGateway extends Identified {
  readonly accountId: string;
  name: string;
  gateway: string;
  cidrList: string;
  ipsecPsk: string;
  ikePolicy: string;
  espPolicy: string;
  /** Seconds. */
  ikeLifetime: number;
  espLifetime: number;
  dpd: boolean;
  forceEncap: boolean;
  splitConnections: boolean;
  ikeVersion: string;
}

export interface VpnConnection extends Identified {
  readonly accountId: string;
  readonly gatewayId: string;
  readonly customerGatewayId: string;
  readonly passive: boolean;
  readonly created: number;
  state: "Pending" | "Connecting" | "Connected" | "Disconnected";
}
