import type { HttpRequest } from "@stackgate/gateway";
import { sign } from "aws4";
import { type Answer, answerOf } from "./answer";
import type { Target } from "./target";

export interface Signer {
  readonly apiKey: string;
  readonly secretKey: string;
}
export const demo: Signer = { apiKey: "demo-api-key", secretKey: "demo-secret-key" };
export const other: Signer = { apiKey: "other-api-key", secretKey: "other-secret-key" };

/** Encoded as a form; what is no well-formed text goes out as the bytes it is. */
export const form = (parameters: Iterable<readonly [string, string]>): string =>
  [...parameters].map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");

const encode = (text: string): string => (LONE_SURROGATE.test(text) ? BROKEN : encodeURIComponent(text));
/** Half a character, as a client in C or PHP would send it: no UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const BROKEN = "%ed%a0%80";

/** A signed request of EC2's Query API, as it comes out of the HTTP host. */
export function ec2Request(
  { clock }: Pick<Target, "clock">,
  body: string,
  { apiKey, secretKey }: Signer = demo,
): HttpRequest {
  const date = new Date(clock.now()).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const signed = sign(
    {
      method: "POST",
      path: "/",
      service: "ec2",
      region: "stackgate-1",
      body,
      headers: { Host: "ec2.test", "X-Amz-Date": date, "Content-Type": "application/x-www-form-urlencoded" },
    },
    { accessKeyId: apiKey, secretAccessKey: secretKey },
  );
  const headers = Object.entries(signed.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    method: "POST",
    target: "/",
    headers: Object.assign(Object.create(null), Object.fromEntries(headers)),
    body: Buffer.from(body),
    remoteAddress: "192.0.2.1",
    secure: false,
    signal: new AbortController().signal,
  };
}

/** One action. `version` decides the service: STS has its own. */
export async function callEc2(
  target: Target,
  action: string,
  parameters: Iterable<readonly [string, string]> = [],
  signer: Signer = demo,
): Promise<Answer> {
  const version = action === "GetCallerIdentity" ? "2011-06-15" : "2016-11-15";
  const body = form([["Action", action], ["Version", version], ...parameters]);
  return answerOf(target, target.ec2, ec2Request(target, body, signer));
}
