import { digest } from "../support/digest";
import { Ec2Error } from "../wire/error";

/**
 * EC2's account number for a CloudStack account: 12 digits, always the same. Made from the domain and the account's
 * name, for those two are in every list; the account's id is in hardly any.
 */
export function ownerId(account: string, domainId: string): string {
  const number = BigInt(`0x${digest(`${domainId}/${account}`).slice(0, 16)}`) % 1_000_000_000_000n;
  return number.toString().padStart(12, "0");
}

/** EC2's names for accounts, beside their numbers. */
const ALIASES = new Set(["self", "all", "amazon", "aws-marketplace", "aws-backup-vault"]);

/** @throws Ec2Error InvalidUserID.Malformed for what names no account: a filter for it would just find nothing */
export function checkOwners(owners: readonly string[] = []): void {
  const odd = owners.find((owner) => !ALIASES.has(owner) && !/^\d{12}$/.test(owner));
  if (odd !== undefined) throw new Ec2Error("InvalidUserID.Malformed", `Invalid user id: "${odd.slice(0, 255)}"`);
}
