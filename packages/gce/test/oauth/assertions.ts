import jwt from "jsonwebtoken";
import type { KeyFile } from "../../src/oauth";
import type { Bench } from "./support";

export const jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
export const googleToken = "https://oauth2.googleapis.com/token";

/** The claims that gcloud sends, with changes; `undefined` takes one away. */
export const claims = (key: KeyFile, server: Bench, change: object = {}): object => {
  const iat = Math.floor(server.clock.ms / 1000);
  const all = { iss: key.client_email, aud: googleToken, iat, exp: iat + 3600, scope: "cloud-platform", ...change };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};

export const sign = (key: KeyFile, payload: object, options: jwt.SignOptions = {}): string =>
  jwt.sign(payload, key.private_key, { algorithm: "RS256", keyid: key.private_key_id, ...options });

/** Header and claims as they are, without a signature of the library's. */
export const assemble = (header: object, payload: object, signature = ""): string =>
  `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.${signature}`;
