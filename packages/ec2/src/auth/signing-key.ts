import { createHmac, hash } from "node:crypto";
import type { Scope } from "./scope";

/** Gives the version 4 key of a secret and a scope. */
export type SigningKeys = (secretKey: string, scope: Scope) => Buffer;

export function deriveSigningKey(secretKey: string, { date, region, service }: Scope): Buffer {
  return hmac(hmac(hmac(hmac(`AWS4${secretKey}`, date), region), service), "aws4_request");
}

/**
 * Keeps the last `most` derived keys (four HMACs each), under a hash: no secret lies around as a map's key. Whoever sends
 * made-up scopes only pushes others' keys out, which costs those a derivation.
 */
export function cachedSigningKeys(most = 4096): SigningKeys {
  const known = new Map<string, Buffer>();
  return (secretKey, scope) => {
    const name = hash("sha256", JSON.stringify([secretKey, scope.date, scope.region, scope.service]), "base64");
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const key = deriveSigningKey(secretKey, scope);
    const [oldest] = known.keys();
    if (known.size >= most && oldest !== undefined) known.delete(oldest);
    known.set(name, key);
    return key;
  };
}

export function hmac(key: string | Buffer, text: string, algorithm: "sha256" | "sha1" = "sha256"): Buffer {
  return createHmac(algorithm, key).update(text, "utf8").digest();
}
