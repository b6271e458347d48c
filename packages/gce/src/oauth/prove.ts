import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Credentials } from "@stackgate/cloudstack";
import type { Caller, CredentialStore } from "@stackgate/gateway";

/** Fresh in each process: digests of equal length for the comparison, worth nothing outside it. */
const key = randomBytes(32);
const digest = (text: string): Buffer => createHmac("sha256", key).update(text, "utf8").digest();
const nobody = randomBytes(32).toString("hex");

/** Compares without telling by its time how much is right. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

/** The holder of a key pair, or `undefined`: the same work and the same answer for an unknown key and for a wrong secret. */
export async function prove(credentials: CredentialStore, pair: Credentials): Promise<Caller | undefined> {
  const caller = await credentials.find(pair.apiKey);
  const matches = sameText(pair.secretKey, caller?.secretKey ?? nobody);
  return matches ? caller : undefined;
}
