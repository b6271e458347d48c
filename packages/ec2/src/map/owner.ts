import { digest } from "../support/digest";

/**
 * EC2's account number for a CloudStack account: 12 digits, always the same. Made from the domain and the account's
 * name, for those two are in every list; the account's id is in hardly any.
 */
export function ownerId(account: string, domainId: string): string {
  const number = BigInt(`0x${digest(`${domainId}/${account}`).slice(0, 16)}`) % 1_000_000_000_000n;
  return number.toString().padStart(12, "0");
}
