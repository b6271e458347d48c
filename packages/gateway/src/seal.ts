import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** What a token is for; the type of its value rides along. A token of one purpose never opens as another. */
export interface Purpose<T> {
  readonly name: string;
  /** Only for the type checker: never set. */
  readonly _value?: T;
}

/** Names a purpose; change the name when the value's shape changes, and old tokens stop opening. */
export const purpose = <T>(name: string): Purpose<T> => ({ name });

/**
 * Makes self-contained, encrypted tokens (AES-256-GCM), so that any replica can open what another made and nothing is stored.
 */
export interface Sealer {
  /** `value` must survive JSON. Without `ttlMs` the token does not expire. The text is URL-safe base64. */
  seal<T>(purpose: Purpose<T>, value: T, ttlMs?: number): string;
  /** `undefined` for anything but an intact, unexpired token of this purpose. */
  open<T>(purpose: Purpose<T>, text: string): T | undefined;
}

const KEY_ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const EXPIRY_BYTES = 6;
const HEADER_BYTES = KEY_ID_BYTES + IV_BYTES;
const SHORTEST = HEADER_BYTES + EXPIRY_BYTES + TAG_BYTES;
/** Longer than any token of ours; a client's megabyte is not worth decoding. */
const LONGEST_TEXT = 16_384;

interface SealKey {
  readonly id: Buffer;
  readonly key: Buffer;
}

/** The id comes from the secret itself, so replicas agree on it without being told. */
function sealKey(secret: string): SealKey {
  const derived = Buffer.from(hkdfSync("sha256", secret, "stackgate", "seal", 32 + KEY_ID_BYTES));
  return { key: derived.subarray(0, 32), id: derived.subarray(32) };
}

/**
 * @param secrets at least one; the first seals, all open: put a new one first, drop the old one when its tokens have expired
 * @param now milliseconds since the epoch
 */
export function createSealer(secrets: readonly string[], now: () => number = Date.now): Sealer {
  const keys = secrets.map(sealKey);
  const [newest] = keys;
  if (!newest) throw new Error("a sealer needs at least one secret");

  return {
    seal({ name }, value, ttlMs) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", newest.key, iv).setAAD(Buffer.from(name));
      const expiry = Buffer.alloc(EXPIRY_BYTES);
      expiry.writeUIntBE(ttlMs === undefined ? 0 : now() + ttlMs, 0, EXPIRY_BYTES);
      const sealed = [cipher.update(expiry), cipher.update(JSON.stringify(value), "utf8"), cipher.final()];
      return Buffer.concat([newest.id, iv, ...sealed, cipher.getAuthTag()]).toString("base64url");
    },

    open({ name }, text) {
      if (text.length > LONGEST_TEXT) return undefined;
      const bytes = Buffer.from(text, "base64url");
      // Buffer.from skips what is not base64, so that many texts would open as one token: insist on the one spelling.
      if (bytes.length < SHORTEST || bytes.toString("base64url") !== text) return undefined;
      const key = keys.find(({ id }) => id.equals(bytes.subarray(0, KEY_ID_BYTES)));
      if (!key) return undefined;
      const plain = decrypt(key.key, name, bytes);
      if (!plain) return undefined;
      const expiry = plain.readUIntBE(0, EXPIRY_BYTES);
      return expiry !== 0 && expiry <= now() ? undefined : JSON.parse(plain.toString("utf8", EXPIRY_BYTES));
    },
  };
}

function decrypt(key: Buffer, purposeName: string, bytes: Buffer): Buffer | undefined {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(KEY_ID_BYTES, HEADER_BYTES))
    .setAAD(Buffer.from(purposeName))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = decipher.update(bytes.subarray(HEADER_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined; // forged, damaged, or sealed for another purpose
  }
}
