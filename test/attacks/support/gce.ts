import type { HttpRequest } from "@stackgate/gateway";
import { type Answer, answerOf } from "./answer";
import { demo, type Signer } from "./ec2";
import type { Target } from "./target";

const tokens = new WeakMap<Target, Map<string, string>>();

/** A request to the Compute Engine facade, as it comes out of the HTTP host. */
export function gceRequest(
  method: string,
  target: string,
  body: string | Buffer = "",
  headers: Readonly<Record<string, string>> = {},
): HttpRequest {
  return {
    method,
    target,
    headers: Object.assign(Object.create(null), { host: "gce.test" }, headers),
    body: Buffer.from(body),
    remoteAddress: "192.0.2.1",
    secure: false,
    signal: new AbortController().signal,
  };
}

/** An access token, by the client-credentials grant; asked for once a target. */
export async function tokenOf(target: Target, { apiKey, secretKey }: Signer = demo): Promise<string> {
  const known = tokens.get(target) ?? new Map<string, string>();
  tokens.set(target, known);
  const token = known.get(apiKey) ?? (await signIn());
  known.set(apiKey, token);
  return token;

  async function signIn(): Promise<string> {
    const form = `grant_type=client_credentials&client_id=${apiKey}&client_secret=${secretKey}`;
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const { text } = await answerOf(target, target.gce, gceRequest("POST", "/token", form, type));
    const token: unknown = JSON.parse(text).access_token;
    if (typeof token !== "string") throw new Error(`no token: ${text}`);
    return token;
  }
}

/** One request with a caller's token. `path` is below /compute/v1/ unless it begins with a slash. */
export async function callGce(
  target: Target,
  method: string,
  path: string,
  body: string | Buffer = "",
  signer: Signer = demo,
): Promise<Answer> {
  const authorization = `Bearer ${await tokenOf(target, signer)}`;
  const url = path.startsWith("/") ? path : `/compute/v1/${path}`;
  return answerOf(target, target.gce, gceRequest(method, url, body, { authorization }));
}
