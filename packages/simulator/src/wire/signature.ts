import { timingSafeEqual } from "node:crypto";
import { signature } from "@stackgate/cloudstack";

/** Whether `fields` carry the signature that this secret makes, and (version 3) have not expired at `now`. */
export function isSigned(fields: ReadonlyMap<string, string>, secretKey: string, now: number): boolean {
  const given = fields.get("signature");
  if (given === undefined) return false;
  const signed = [...fields].filter(([name]) => name !== "signature");
  return equal(given, signature(signed, secretKey)) && isFresh(fields, now);
}

function isFresh(fields: ReadonlyMap<string, string>, now: number): boolean {
  if (fields.get("signatureversion") !== "3") return true;
  const expires = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\+0000$/.exec(fields.get("expires") ?? "");
  return expires !== null && Date.parse(`${expires[1]}Z`) > now;
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
