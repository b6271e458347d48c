import type { Caller } from "@stackgate/gateway";
import jwt from "jsonwebtoken";
import { userEmail } from "../identity";
import type { AccessGrant } from "./access";

/**
 * An OpenID Connect id_token. gcloud's user flow wants one with `email` and does not check its signature. It is signed with
 * the secret that the client has just presented (OpenID Connect Core, 10.1), so that no replica needs a signing key of its own.
 */
export function idToken(
  caller: Caller,
  client: { readonly id: string; readonly secret: string },
  issuer: string,
  { issued, expires }: AccessGrant,
): string {
  const claims = {
    iss: issuer,
    aud: client.id,
    azp: client.id,
    sub: caller.userId,
    email: userEmail(caller),
    email_verified: true,
    iat: issued,
    exp: expires,
  };
  return jwt.sign(claims, client.secret, { algorithm: "HS256" });
}
