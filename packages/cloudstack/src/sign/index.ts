import { createHmac } from "node:crypto";
import type { Credentials, Parameters } from "../cloud";
import { encodeValue } from "./encode";
import { flatten, type Pair } from "./parameters";

export interface SignOptions {
  /** With it the request is signed as version 3 and refused by the server after this moment. */
  readonly expires?: Date;
}

/**
 * What a signature covers: every parameter but `signature` itself, names and values as decoded from the wire, sorted
 * by lower-cased name, values encoded, names not (the server takes them as decoded), all in lower case.
 */
export function stringToSign(pairs: readonly Pair[]): string {
  return pairs
    .map(([name, value]) => [name.toLowerCase(), encodeValue(value).toLowerCase()] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** HMAC-SHA1 in base64 of `stringToSign`: the decoded value of the parameter `signature`. */
export function signature(pairs: readonly Pair[], secretKey: string): string {
  return createHmac("sha1", secretKey).update(stringToSign(pairs)).digest("base64");
}

/** The signed query string of a command, for a URL or a form body; the answer is asked for as JSON. */
export function signQuery(
  command: string,
  parameters: Parameters,
  { apiKey, secretKey }: Credentials,
  { expires }: SignOptions = {},
): string {
  const pairs: Pair[] = [...flatten(parameters), ["command", command], ["response", "json"], ["apikey", apiKey]];
  if (expires) pairs.push(["signatureversion", "3"], ["expires", `${expires.toISOString().slice(0, 19)}+0000`]);
  return [...pairs, ["signature", signature(pairs, secretKey)] as const]
    .map(([name, value]) => `${encodeValue(name)}=${encodeValue(value)}`)
    .join("&");
}
