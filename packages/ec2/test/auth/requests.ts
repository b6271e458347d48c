import type { Caller, CredentialStore, HttpRequest } from "@stackgate/gateway";
import { type Request, sign } from "aws4";
import { type Authenticate, authenticator } from "../../src/auth/authenticate";
import { AuthenticationError } from "../../src/auth/failures";
import { readParameters } from "../../src/wire/parameters";

export const NOW = new Date("2015-08-30T12:36:00Z");
export const ACCESS_KEY = "AKIDEXAMPLE";
export const SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

const callerOf = (apiKey: string, secretKey: string, account: string): Caller => ({
  apiKey,
  secretKey,
  userId: `${account}-user-id`,
  user: account,
  accountId: `${account}-id`,
  account,
  domainId: "domain-id",
  domain: "ROOT",
});

export const store: CredentialStore = {
  find: async (apiKey) =>
    [callerOf(ACCESS_KEY, SECRET_KEY, "first"), callerOf("OTHERKEY", "other-secret", "second")].find(
      (caller) => caller.apiKey === apiKey,
    ),
};

export function httpRequest(parts: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: "GET",
    target: "/",
    headers: { host: "ec2.example.org" },
    body: Buffer.alloc(0),
    remoteAddress: "192.0.2.1",
    secure: false,
    signal: new AbortController().signal,
    ...parts,
  };
}

export interface Signing {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly service?: string;
  readonly region?: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
  /** X-Amz-Date, as version 4 writes it. */
  readonly at?: string;
}

export const DESCRIBE = "Action=DescribeInstances&Version=2016-11-15";
export const FORM = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };

/** A request signed in its Authorization header by aws4, which is not ours. */
export const signedInHeader = (signing: Signing = {}): HttpRequest =>
  signedByAws4({ method: "POST", body: DESCRIBE, ...signing, headers: { ...FORM, ...signing.headers } }, false);

/** A request presigned in its query string. */
export const signedInQuery = (signing: Signing = {}): HttpRequest =>
  signedByAws4({ target: `/?${DESCRIBE}`, ...signing }, true);

function signedByAws4(signing: Signing, signQuery: boolean): HttpRequest {
  const { method = "GET", target = "/", body = "", service = "ec2", region = "us-east-1" } = signing;
  const at = signing.at ?? "20150830T123600Z";
  const dated = signQuery ? withQuery(target, `X-Amz-Date=${at}`) : target;
  const request: Request = {
    method,
    path: dated,
    service,
    region,
    signQuery,
    body,
    headers: { host: "ec2.example.org", ...(signQuery ? {} : { "X-Amz-Date": at }), ...signing.headers },
  };
  const signed = sign(request, {
    accessKeyId: signing.accessKey ?? ACCESS_KEY,
    secretAccessKey: signing.secretKey ?? SECRET_KEY,
  });
  const headers = Object.entries(signed.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return httpRequest({
    method,
    target: signed.path ?? "/",
    headers: Object.fromEntries(headers),
    body: Buffer.from(body),
  });
}

export function withQuery(target: string, parameter: string): string {
  return `${target}${target.includes("?") ? "&" : "?"}${parameter}`;
}

/** As the facade does it: parameters are read once, then the sender is verified. */
export function authenticate(request: HttpRequest, now = NOW, verify: Authenticate = authenticator(store)) {
  return verify(request, readParameters(request), now);
}

/** The name, code and status of what went wrong. */
export async function failureOf(request: HttpRequest, now = NOW) {
  try {
    await authenticate(request, now);
  } catch (error) {
    if (error instanceof AuthenticationError) {
      return { failure: error.failure, code: error.code, status: error.status, message: error.message };
    }
    throw error;
  }
  throw new Error("the request was taken for genuine");
}
