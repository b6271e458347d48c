import { createHash, hash } from "node:crypto";

/** Names things that CloudStack gives no id: the same text always becomes the same UUID (version 5 in form). */
export function derivedUuid(text: string): string {
  const hex = createHash("sha1").update(`stackgate:${text}`).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}

/**
 * A fingerprint as clients expect it: whole base64 (gcloud decodes and re-encodes it), the 12 characters of 9 bytes, over
 * the value's JSON. Several to each instance of a list: the one-shot `hash` makes no object for each.
 */
export const fingerprint = (value: unknown): string => hash("sha256", JSON.stringify(value), "base64").slice(0, 12);

/** A short code of a name, in base 36; stable over versions. */
export function shortCode(text: string, length: number): string {
  const value = createHash("sha256").update(text).digest().readUIntBE(0, 6) % 36 ** length;
  return value.toString(36).padStart(length, "0");
}
