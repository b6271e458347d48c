import { createHash } from "node:crypto";
import { sameText } from "./prove";

/** The shape of a SHA-256 digest in base64url, which is all that a S256 challenge can be (RFC 7636, 4.2). */
export const isChallenge = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** RFC 7636, 4.6. A verifier of another shape than 4.1 gives never matches. */
export function matchesChallenge(verifier: string, challenge: string): boolean {
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return false;
  return sameText(createHash("sha256").update(verifier).digest("base64url"), challenge);
}
