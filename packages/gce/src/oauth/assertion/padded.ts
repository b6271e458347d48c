import { type KeyObject, verify } from "node:crypto";
import type { JwtPayload } from "jsonwebtoken";

/**
 * libcloud pads the parts of its assertions with `=` and signs them so, which Google takes and JWS libraries refuse
 * (`GoogleServiceAcctAuthConnection.get_new_token`).
 */
export const isPadded = (assertion: string): boolean => assertion.includes("=");

/** For reading only: the signature covers the text as it was. */
export const withoutPadding = (assertion: string): string => assertion.replaceAll("=", "");

/** What `jwt.verify` does, for RS256 alone, over the text as sent; throws an Error that says what is wrong. */
export function verifyPadded(assertion: string, key: KeyObject, nowSeconds: number, skewSeconds: number): JwtPayload {
  const [header = "", payload = "", signature = "", ...more] = assertion.split(".");
  const { alg } = JSON.parse(decode(header)) as { readonly alg?: unknown };
  if (more.length > 0 || alg !== "RS256") throw new Error("invalid algorithm");
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify("sha256", signed, key, Buffer.from(signature, "base64url"))) throw new Error("invalid signature");
  const claims = JSON.parse(decode(payload)) as JwtPayload;
  if (typeof claims.exp === "number" && claims.exp + skewSeconds <= nowSeconds) throw new Error("jwt expired");
  if (typeof claims.nbf === "number" && claims.nbf - skewSeconds > nowSeconds) throw new Error("jwt not active");
  return claims;
}

const decode = (part: string): string => Buffer.from(part, "base64url").toString();
