import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { isPublicKey, newEd25519Pair } from "../src/support/openssh";

/** The length-prefixed parts of a binary text, up to its end. */
function parts(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at);
    found.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return found;
}

// PKCS #8 and SubjectPublicKeyInfo of Ed25519 (RFC 8410) are these headers and the key.
const pkcs8 = (seed: Buffer) => Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
const spki = (point: Buffer) => Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), point]);

describe("a new Ed25519 pair", () => {
  it("is in OpenSSH's format: the two keys belong together", () => {
    const { privateKey, publicKey } = newEd25519Pair();
    const [, base64 = ""] =
      /^-----BEGIN OPENSSH PRIVATE KEY-----\n((?:.{1,70}\n)+)-----END OPENSSH PRIVATE KEY-----\n$/.exec(privateKey) ??
      [];
    const file = Buffer.from(base64, "base64");
    const magic = "openssh-key-v1\0";
    expect(file.toString("latin1", 0, magic.length)).toBe(magic);
    const header = file.subarray(magic.length);
    const afterCipher = 4 + 4 + 4 + 4 + 4;
    expect(parts(header.subarray(0, afterCipher)).map(String)).toEqual(["none", "none", ""]);
    expect(header.readUInt32BE(afterCipher)).toBe(1);
    const [blob, secret = Buffer.alloc(0)] = parts(header.subarray(afterCipher + 4));
    expect(publicKey).toBe(`ssh-ed25519 ${blob?.toString("base64")}`);

    expect(secret.length % 8).toBe(0);
    expect(secret.readUInt32BE(0)).toBe(secret.readUInt32BE(4));
    const padding = secret.length - (8 + (4 + 11) + (4 + 32) + (4 + 64) + 4);
    expect([...secret.subarray(secret.length - padding)]).toEqual(Array.from({ length: padding }, (_, i) => i + 1));
    const [type, point = Buffer.alloc(0), both, comment] = parts(secret.subarray(8, secret.length - padding));
    expect([String(type), String(comment)]).toEqual(["ssh-ed25519", ""]);
    expect(both?.subarray(32)).toEqual(point);
    const key = createPrivateKey({ key: pkcs8(both?.subarray(0, 32) ?? point), format: "der", type: "pkcs8" });
    const signature = sign(null, Buffer.from("text"), key);
    const other = createPublicKey({ key: spki(point), format: "der", type: "spki" });
    expect(verify(null, Buffer.from("text"), other, signature)).toBe(true);
  });

  it("is another each time", () => {
    expect(newEd25519Pair().publicKey).not.toBe(newEd25519Pair().publicKey);
  });
});

describe("a public key", () => {
  const { publicKey } = newEd25519Pair();
  const [, base64 = ""] = publicKey.split(" ");
  it.each([
    ["as it is", publicKey, true],
    ["with a comment", `${publicKey} me@example.org`, true],
    ["of another type than it says", `ssh-rsa ${base64}`, false],
    ["cut short", "ssh-ed25519 AAAA", false],
    ["of no type", `ssh-foo ${base64}`, false],
    ["on two lines", `${publicKey}\n${publicKey}`, false],
    ["that is none", "no", false],
  ])("%s", (_, text, expected) => {
    expect(isPublicKey(text)).toBe(expected);
  });
});
