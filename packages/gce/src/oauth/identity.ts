import type { Caller } from "@stackgate/gateway";
import { slug } from "../map/names";

type Named = Pick<Caller, "user" | "account" | "domain">;

/**
 * The address that gcloud shows and stores a signed-in user under. It names user, account and domain, since gcloud keeps one
 * credential an address; `.internal` can never be a real mailbox's domain.
 */
export const userEmail = (caller: Named): string => `${mailbox(caller)}.stackgate.internal`;

/** The address in a key file. libcloud takes only addresses that end so for service accounts (GoogleAuthType.guess_type). */
export const serviceEmail = (caller: Named): string => `${mailbox(caller)}.iam.gserviceaccount.com`;

const mailbox = ({ user, account, domain }: Named): string => `${slug(user)}@${slug(account)}.${slug(domain)}`;
