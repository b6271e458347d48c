import { generateKeyPairSync, randomBytes } from "node:crypto";

/** OpenSSH's formats of keys (PROTOCOL.key of its sources, RFC 4253 section 6.6, RFC 8709 section 4). */

const LINE = /^(ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp(?:256|384|521)) ([A-Za-z0-9+/]+={0,2})(?: [^\n]*)?$/;

/** Whether a text is one line with a public key, of the type that it says. */
export function isPublicKey(text: string): boolean {
  const [, type, base64 = ""] = LINE.exec(text) ?? [];
  const blob = Buffer.from(base64, "base64");
  const length = blob.length > 4 ? blob.readUInt32BE() : 0;
  return type !== undefined && blob.toString("latin1", 4, 4 + length) === type;
}

export interface KeyPair {
  readonly privateKey: string;
  /** One line. */
  readonly publicKey: string;
}

const ED25519 = "ssh-ed25519";
/** The private part is padded to the block size of the cipher `none`. */
const BLOCK = 8;

/** A new Ed25519 pair, the private key without a passphrase: node:crypto makes such keys, but doesn't write them so. */
export function newEd25519Pair(): KeyPair {
  const { x = "", d = "" } = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
  const [point, seed] = [Buffer.from(x, "base64url"), Buffer.from(d, "base64url")];
  const blob = Buffer.concat([field(ED25519), field(point)]);
  const check = randomBytes(4);
  const comment = field("");
  const secret = Buffer.concat([check, check, blob, field(Buffer.concat([seed, point])), comment]);
  const padding = Buffer.from(Array.from({ length: (BLOCK - (secret.length % BLOCK)) % BLOCK }, (_, i) => i + 1));
  const file = Buffer.concat([
    Buffer.from("openssh-key-v1\0"),
    ...["none", "none", ""].map(field),
    number(1),
    field(blob),
    field(Buffer.concat([secret, padding])),
  ]);
  const lines = file.toString("base64").match(/.{1,70}/g) ?? [];
  const [begin, end] = ["BEGIN", "END"].map((edge) => `-----${edge} OPENSSH PRIVATE KEY-----`);
  return {
    privateKey: `${[begin, ...lines, end].join("\n")}\n`,
    publicKey: `${ED25519} ${blob.toString("base64")}`,
  };
}

/** A length-prefixed part. */
const field = (bytes: string | Buffer): Buffer => Buffer.concat([number(bytes.length), Buffer.from(bytes)]);

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
