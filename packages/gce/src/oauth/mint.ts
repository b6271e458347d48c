import { createHash, generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { Credentials } from "@stackgate/cloudstack";
import type { Caller, CredentialStore, Sealer } from "@stackgate/gateway";
import { slug } from "../map/names";
import { addressWithKeyId, sealKeyId } from "./assertion/key-id";
import { serviceEmail } from "./identity";
import { prove } from "./prove";

/** What Google's clients call a service-account key file, field for field. */
export interface KeyFile {
  readonly type: "service_account";
  readonly project_id: string;
  readonly private_key_id: string;
  readonly private_key: string;
  readonly client_email: string;
  readonly client_id: string;
  readonly auth_uri: string;
  readonly token_uri: string;
  readonly universe_domain: "googleapis.com";
}

export interface MintOptions extends Credentials {
  readonly credentials: CredentialStore;
  readonly sealer: Sealer;
  /** Where clients reach the Compute Engine facade, without a trailing slash. */
  readonly origin: string;
  /** For clients that send no `kid` (libcloud): the address itself carries the key id. */
  readonly keyIdInEmail?: boolean;
}

/**
 * Makes a key file for the holder of an API key, once the pair is proven; `undefined`: it is not valid. The file holds a
 * private key of its own in place of the secret, and ends with its API key.
 */
export async function mintKey(options: MintOptions): Promise<KeyFile | undefined> {
  const caller = await prove(options.credentials, options);
  if (!caller) return undefined;
  const pair = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const modulus = pair.publicKey.export({ format: "jwk" }).n;
  if (modulus === undefined) throw new Error("an RSA key has a modulus");
  const email = serviceEmail(caller);
  const keyId = sealKeyId(options.sealer, { apiKey: caller.apiKey, email, modulus });
  return {
    type: "service_account",
    project_id: slug(caller.account),
    private_key_id: keyId,
    private_key: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    client_email: options.keyIdInEmail ? addressWithKeyId(email, keyId) : email,
    client_id: clientNumber(caller),
    auth_uri: `${options.origin}/o/oauth2/auth`,
    token_uri: `${options.origin}/token`,
    universe_domain: "googleapis.com",
  };
}

/** 20 decimal digits as Google's, always the same for a user. */
function clientNumber({ userId }: Caller): string {
  const digits = createHash("sha256").update(userId).digest().readBigUInt64BE();
  return digits.toString().padStart(20, "1");
}
