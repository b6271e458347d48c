import type { Credentials } from "@stackgate/cloudstack";

/** Who a verified key pair belongs to. Every upstream call runs with these credentials, never with the gateway's own. */
export interface Caller extends Credentials {
  readonly userId: string;
  readonly user: string;
  readonly accountId: string;
  readonly account: string;
  readonly domainId: string;
  readonly domain: string;
}

/**
 * Finds the secret behind an access key. `undefined`: no such key (or no longer). Verifying that a request was made
 * with the secret is the facade's work.
 */
export interface CredentialStore {
  find(apiKey: string): Promise<Caller | undefined>;
}

/** The secret of an API key, as far as one source knows; it need not be valid any more. */
export type SecretSource = (apiKey: string) => Promise<string | undefined>;
