import type { Identified } from "../table";

/** A public address of a zone; its id stays the same however often it is taken and released. */
export interface PublicIp extends Identified {
  readonly number: number;
  readonly address: string;
  readonly zoneId: string;
  /** Unset while it is free. */
  accountId?: string | undefined;
  allocated: number;
  sourceNat: boolean;
  /** The isolated network that it serves; addresses of a VPC have one only once a rule uses it. */
  networkId?: string | undefined;
  vpcId?: string | undefined;
  staticNat?: { readonly vmId: string; readonly vmAddress: string } | undefined;
}
