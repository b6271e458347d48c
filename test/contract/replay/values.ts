import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { ValueFact } from "./facts";

const keys = new Map<number, string>();

/** Makes the long value that the fact describes; a text is itself. */
export function make(fact: ValueFact): string {
  if (typeof fact === "string") return fact;
  if ("sshKey" in fact) return sshKey(fact.sshKey);
  if ("randomBytes" in fact) return randomBytes(fact.randomBytes).toString("base64");
  const text = fact.start + fact.repeat.repeat(fact.times);
  return fact.base64 ? Buffer.from(text, "latin1").toString("base64") : text;
}

function sshKey(number: number): string {
  const key = keys.get(number) ?? newSshKey();
  keys.set(number, key);
  return key;
}

function newSshKey(): string {
  const jwk = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "jwk" });
  const fields = [Buffer.from("ssh-rsa"), integer(jwk.e), integer(jwk.n)];
  const blob = Buffer.concat(fields.flatMap((field) => [length(field), field]));
  return `ssh-rsa ${blob.toString("base64")} test@example`;
}

/** SSH writes integers signed: a leading bit that is set needs a zero before it. */
function integer(base64url = ""): Buffer {
  const bytes = Buffer.from(base64url, "base64url");
  return (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
}

function length(field: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(field.length);
  return bytes;
}
