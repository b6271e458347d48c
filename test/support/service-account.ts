import { sign } from "node:crypto";
import { readFileSync } from "node:fs";

export interface KeyFile {
  readonly client_email: string;
  readonly private_key: string;
  readonly private_key_id: string;
  readonly token_uri: string;
}

/**
 * An access token for a service-account key file, as gcloud gets it. Google's libraries for Node send the assertion to
 * Google whatever the key file says; with a token they can be given any server.
 */
export async function accessToken(keyFile: string): Promise<string> {
  const key: KeyFile = JSON.parse(readFileSync(keyFile, "utf8"));
  const grant = { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion: assertion(key) };
  const response = await fetch(key.token_uri, { method: "POST", body: new URLSearchParams(grant) });
  const answer: unknown = await response.json();
  if (typeof answer === "object" && answer !== null && "access_token" in answer) return String(answer.access_token);
  throw new Error(`no token: ${JSON.stringify(answer)}`);
}

/** What a key file's holder signs to prove that it is one, good for an hour. */
export function assertion({ client_email: iss, private_key, private_key_id: kid }: KeyFile): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { iss, aud: "https://oauth2.googleapis.com/token", scope: "compute", iat, exp: iat + 3600 };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const signed = `${encode({ alg: "RS256", typ: "JWT", kid })}.${encode(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), private_key).toString("base64url")}`;
}
