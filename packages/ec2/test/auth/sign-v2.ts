import { createHmac } from "node:crypto";
import type { HttpRequest } from "@stackgate/gateway";
import { ACCESS_KEY, httpRequest, SECRET_KEY } from "./requests";

interface SigningV2 {
  readonly method?: "GET" | "POST";
  readonly host?: string;
  readonly signedHost?: string;
  readonly algorithm?: "sha256" | "sha1";
  readonly secretKey?: string;
  /** Beside or instead of the usual ones; empty ones are left out. */
  readonly parameters?: Record<string, string>;
}

/** Signs as the specification of version 2 reads, apart from our own code; botocore's signatures check it. */
export function signV2(signing: SigningV2 = {}): HttpRequest {
  const { method = "GET", host = "ec2.example.org", algorithm = "sha256" } = signing;
  const all = {
    Action: "DescribeInstances",
    Version: "2016-11-15",
    AWSAccessKeyId: ACCESS_KEY,
    SignatureVersion: "2",
    SignatureMethod: algorithm === "sha256" ? "HmacSHA256" : "HmacSHA1",
    Timestamp: "2015-08-30T12:36:00Z",
    ...signing.parameters,
  };
  const sorted = Object.entries(all)
    .filter(([, value]) => value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  const text = [method, signing.signedHost ?? host.toLowerCase(), "/", sorted].join("\n");
  const signature = createHmac(algorithm, signing.secretKey ?? SECRET_KEY)
    .update(text)
    .digest("base64");
  const sent = `${sorted}&Signature=${encodeURIComponent(signature)}`;
  return method === "GET"
    ? httpRequest({ target: `/?${sent}`, headers: { host } })
    : httpRequest({ method, headers: { host }, body: Buffer.from(sent) });
}
