import { addressNumber, cidrRange } from "../../resources/guestAddresses";
import type { VpnCustomerGateway } from "../../state/records";
import type { Arguments } from "../../wire/arguments";
import { invalid } from "../../wire/errors";

/** Seconds: a day for the key exchange, an hour for the tunnel. */
const LIFETIMES = { ike: 86_400, esp: 3_600 };

type CustomerName =
  | "gateway"
  | "cidrlist"
  | "ipsecpsk"
  | "ikepolicy"
  | "esppolicy"
  | "ikelifetime"
  | "esplifetime"
  | "dpd"
  | "forceencap"
  | "splitconnections"
  | "ikeversion";

/** What a customer gateway is told when it is made, and again, whole, by each update. */
export function readCustomer(input: Arguments<CustomerName>): Omit<VpnCustomerGateway, "id" | "accountId" | "name"> {
  const [gateway, cidrs] = [input.need("gateway"), input.list("cidrlist")];
  if (addressNumber(gateway) === undefined) throw invalid(`${gateway} is no address`);
  for (const cidr of cidrs) if (!cidrRange(cidr)) throw invalid(`${cidr} is no CIDR`);
  return {
    gateway,
    cidrList: cidrs.join(","),
    ipsecPsk: input.need("ipsecpsk"),
    ikePolicy: input.need("ikepolicy"),
    espPolicy: input.need("esppolicy"),
    ikeLifetime: input.number("ikelifetime") ?? LIFETIMES.ike,
    espLifetime: input.number("esplifetime") ?? LIFETIMES.esp,
    dpd: input.flag("dpd") ?? false,
    forceEncap: input.flag("forceencap") ?? false,
    splitConnections: input.flag("splitconnections") ?? false,
    ikeVersion: input.text("ikeversion") ?? "ike",
  };
}
