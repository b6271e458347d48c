import { createPublicKey } from "node:crypto";
import type { Sealer } from "@stackgate/gateway";
import jwt from "jsonwebtoken";
import { skewSeconds } from "../config";
import { OAuthError } from "../errors";
import { type KeyId, openKeyId } from "./key-id";
import { isPadded, verifyPadded, withoutPadding } from "./padded";

export interface AssertionRules {
  readonly audiences: readonly string[];
  /** A bearer that a client signed itself: names itself as subject, and may have a scope in place of an audience. */
  readonly selfSigned: boolean;
}

export interface Assertions {
  /** Verifies a JWT made with a minted key file (RFC 7523, 3); throws `invalid_grant` saying what is wrong with it. */
  verify(assertion: string, rules: AssertionRules): KeyId;
}

/** Google's own bound, which all its clients keep to. */
const longestSeconds = 3600;

export function createAssertions(sealer: Sealer, now: () => number): Assertions {
  return {
    verify(assertion, rules) {
      const { header, issuer } = unverified(assertion);
      const key = openKeyId(sealer, header.kid, issuer);
      if (!key) throw refused("its key id and issuer are not of a key file that this server made");
      checkClaims(verified(assertion, key, now()), rules, now());
      return key;
    },
  };
}

/** Only what is needed to find the key; nothing else of an unverified token is looked at. */
function unverified(assertion: string): { readonly header: jwt.JwtHeader; readonly issuer: string } {
  const decoded = decode(assertion);
  if (!decoded || typeof decoded.payload === "string" || typeof decoded.payload.iss !== "string") {
    throw refused("it is not a JWT with an issuer");
  }
  if (decoded.header.kid !== undefined && typeof decoded.header.kid !== "string")
    throw refused("its kid is not a text");
  if (decoded.header.crit !== undefined) throw refused("it has critical headers");
  return { header: decoded.header, issuer: decoded.payload.iss };
}

function decode(assertion: string): jwt.Jwt | null {
  try {
    return jwt.decode(withoutPadding(assertion), { complete: true });
  } catch {
    return null; // the payload is not JSON
  }
}

function verified(assertion: string, key: KeyId, nowMs: number): jwt.JwtPayload {
  const publicKey = createPublicKey({ format: "jwk", key: { kty: "RSA", n: key.modulus, e: "AQAB" } });
  try {
    if (isPadded(assertion)) return verifyPadded(assertion, publicKey, nowMs / 1000, skewSeconds);
    const claims = jwt.verify(assertion, publicKey, {
      algorithms: ["RS256"],
      clockTimestamp: Math.floor(nowMs / 1000),
      clockTolerance: skewSeconds,
    });
    if (typeof claims !== "string") return claims;
  } catch (error) {
    // The library's texts ("invalid signature", "jwt expired") quote nothing of the token.
    throw refused(error instanceof Error ? error.message : "it can't be verified");
  }
  throw refused("it has no claims");
}

function checkClaims(claims: jwt.JwtPayload, rules: AssertionRules, nowMs: number): void {
  const { iat, exp, iss, sub, aud } = claims;
  if (typeof iat !== "number" || typeof exp !== "number") throw refused("iat and exp are required");
  if (iat > nowMs / 1000 + skewSeconds) throw refused("it was issued in the future");
  if (exp - iat > longestSeconds) throw refused(`it is good for more than ${longestSeconds} seconds`);
  if (rules.selfSigned ? sub !== iss : sub !== undefined && sub !== iss) throw refused("its subject is not its issuer");
  const scoped = rules.selfSigned && aud === undefined && typeof claims.scope === "string";
  if (!scoped && !(typeof aud === "string" && rules.audiences.includes(aud))) throw refused("its audience is another");
}

const refused = (why: string): OAuthError => new OAuthError("invalid_grant", `The assertion is refused: ${why}.`);
