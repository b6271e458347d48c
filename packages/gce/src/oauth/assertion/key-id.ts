import { purpose, type Sealer } from "@stackgate/gateway";

/**
 * The key id (`kid`) of a key file is the server's memory of it: which API key it speaks for, and the public half of its key
 * pair. Nobody else can make one, since it is sealed, and no replica has to look anything up. gcloud passes 900 characters on.
 */
export interface KeyId {
  readonly apiKey: string;
  readonly email: string;
  /** RSA modulus, base64url as in a JWK; the exponent is always 65537. */
  readonly modulus: string;
}

const keyId = purpose<KeyId>("oauth-key-id");

export const sealKeyId = (sealer: Sealer, value: KeyId): string => sealer.seal(keyId, value);

/**
 * Opens the key id of an assertion. libcloud sends no `kid`: for it the id stands in the address itself, behind a `+`
 * (`demo+<id>@...`), so that it too is found without a table.
 */
export function openKeyId(sealer: Sealer, kid: string | undefined, issuer: string): KeyId | undefined {
  const id = kid ?? /\+([^@]*)@/.exec(issuer)?.[1];
  const key = id === undefined ? undefined : sealer.open(keyId, id);
  return key && key.email === plainAddress(issuer) ? key : undefined;
}

/** `demo@x` and a key id give `demo+<id>@x`. */
export const addressWithKeyId = (email: string, id: string): string => email.replace("@", () => `+${id}@`);

const plainAddress = (email: string): string => email.replace(/\+[^@]*@/, "@");
