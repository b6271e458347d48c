import { constants, createHash, createPublicKey, generateKeyPairSync, publicEncrypt } from "node:crypto";

/** One length-prefixed field of OpenSSH's binary key format. */
const field = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** A number as OpenSSH writes it: never with its highest bit set. */
const positive = (bytes: Buffer): Buffer => ((bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** A new 2048-bit RSA pair: the private key as PEM, the public one as an OpenSSH line (the server leaves ` \n` at its end). */
export function newKeyPair(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { n = "", e = "" } = pair.publicKey.export({ format: "jwk" });
  const numbers = [e, n].map((number) => field(positive(Buffer.from(number, "base64url"))));
  const blob = Buffer.concat([field(Buffer.from("ssh-rsa")), ...numbers]);
  return {
    privateKey: pair.privateKey.export({ format: "pem", type: "pkcs1" }).toString(),
    publicKey: `ssh-rsa ${blob.toString("base64")} \n`,
  };
}

const KINDS = /^(ssh-rsa|ssh-dss|ssh-ed25519|ecdsa-sha2-nistp(256|384|521)) ([A-Za-z0-9+/]+={0,2})( |$)/;

/** The key's binary part, or undefined where the text is no OpenSSH public key. */
export function publicKeyBlob(text: string): Buffer | undefined {
  const match = KINDS.exec(text.trim());
  const blob = match && Buffer.from(match[3] ?? "", "base64");
  return blob && firstField(blob)?.toString() === match[1] ? blob : undefined;
}

const firstField = (blob: Buffer): Buffer | undefined =>
  blob.length < 4 ? undefined : blob.subarray(4, 4 + blob.readUInt32BE(0));

/** MD5 in pairs of hex digits. */
export const fingerprint = (blob: Buffer): string =>
  (createHash("md5").update(blob).digest("hex").match(/../g) ?? []).join(":");

/** What getVMPassword answers: the password under an RSA public key, in base64; undefined for other kinds of key. */
export function encryptFor(publicKey: string, secret: string): string | undefined {
  const blob = publicKeyBlob(publicKey);
  if (!blob || firstField(blob)?.toString() !== "ssh-rsa") return undefined;
  const [, e, n] = fields(blob);
  if (!e || !n) return undefined;
  const jwk = { kty: "RSA", e: e.toString("base64url"), n: n.toString("base64url") };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(secret)).toString("base64");
}

function fields(blob: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 4 <= blob.length; ) {
    const end = at + 4 + blob.readUInt32BE(at);
    found.push(blob.subarray(at + 4, end));
    at = end;
  }
  return found;
}
