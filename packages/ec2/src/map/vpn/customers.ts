import type { VpnCustomerGateway } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { CustomerGateway } from "../../model/types.generated";
import type { AccountTags } from "../account-tags";

/**
 * EC2's customer gateway is an address; CloudStack's has the networks and the keys of a connection, too. So the address
 * is noted at the account, and CloudStack's gateway is made with the connection: by its name it belongs to the note.
 */
export interface KnownCustomer {
  readonly uuid: string;
  readonly address: string;
  readonly asn: string;
  /** CloudStack's; absent until there is a connection. */
  readonly gateway?: VpnCustomerGateway;
}

const PREFIX = "stackgate-";
const USUAL_ASN = "65000";

export const customerName = (uuid: string): string => PREFIX + uuid;
export const isOurs = ({ name }: VpnCustomerGateway): boolean => name.startsWith(PREFIX);
export const customerNote = (address: string, asn: number | undefined): string => `${address} ${asn ?? USUAL_ASN}`;

/** Those that clients made, and CloudStack's that other tools did. */
export function customers(gateways: readonly VpnCustomerGateway[], notes: AccountTags): KnownCustomer[] {
  const noted = [...notes.noted("customerGateway")].map(([uuid, value]) => {
    const [address = "", asn = USUAL_ASN] = value.split(" ");
    const gateway = gateways.find(({ name }) => name === customerName(uuid));
    return { uuid, address, asn, ...(gateway && { gateway }) };
  });
  const others = gateways
    .filter((gateway) => !noted.some((customer) => customer.gateway === gateway))
    .map((gateway) => ({ uuid: gateway.id, address: gateway.gateway ?? "", asn: USUAL_ASN, gateway }));
  return [...noted, ...others];
}

export function customerView(
  { uuid, address, asn }: KnownCustomer,
  notes: AccountTags,
  { ids }: Pick<Ec2Context, "ids">,
): CustomerGateway {
  return {
    CustomerGatewayId: ids.of("customerGateway", uuid),
    State: "available",
    Type: "ipsec.1",
    IpAddress: address,
    BgpAsn: asn,
    Tags: notes.of("customerGateway", uuid),
  };
}
