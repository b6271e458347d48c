import { createHmac } from "node:crypto";
import { type Credentials, signQuery } from "@stackgate/cloudstack";
import type { Request } from "./endpoint";
import type { QueryFact, Step } from "./facts";
import type { Symbols } from "./symbols";
import { make } from "./values";

/** The name of the signing key: the recording client put its own in the place of a parameter of that name. */
const SIGNING_KEY = "apikey";

/** @param now milliseconds since the epoch, as the server sees them */
export function requestOf(step: Step, symbols: Symbols, now: number): Request {
  const { method, command = "", as = "alice", params = {}, query } = step;
  if (query) return { method, query: handMade(query, symbols.user(as), now) };
  const values = Object.entries(params)
    .filter(([name]) => name !== SIGNING_KEY)
    .map(([name, fact]) => [name, symbols.resolve(make(fact))] as const);
  return { method, query: signQuery(command, Object.fromEntries(values), symbols.user(as)) };
}

/**
 * Requests that test authentication are signed over their own text, lower-cased, as a client would that does not
 * re-encode what it sends.
 */
function handMade({ text, apikey, signature }: QueryFact, { apiKey, secretKey }: Credentials, now: number): string {
  const parts = text.split("&").map((part) => part.replace(/\{now([+-]\d+)\}/, (_, offset) => time(now, offset)));
  if (apikey) parts.push(`apikey=${apikey === "own" ? encodeURIComponent(apiKey) : "unknown"}`);
  if (!signature) return parts.join("&");
  const secret = signature === "wrong" ? `${secretKey}x` : secretKey;
  const signed = parts.map((part) => part.toLowerCase()).sort();
  const digest =
    signature === "garbage" ? "AAAA" : createHmac("sha1", secret).update(signed.join("&")).digest("base64");
  return [...parts, `signature=${encodeURIComponent(digest)}`].join("&");
}

const time = (now: number, offset: string): string =>
  encodeURIComponent(`${new Date(now + Number(offset) * 1000).toISOString().slice(0, 19)}+0000`);
