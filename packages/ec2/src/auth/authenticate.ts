import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Caller, CredentialStore, HttpRequest } from "@stackgate/gateway";
import type { Pair, RequestParameters } from "../wire/parameters";
import type { Claim, ClaimReader } from "./claim";
import { refuse } from "./failures";
import { cachedSigningKeys } from "./signing-key";
import { claimInParameters } from "./v2";
import { claimInHeader } from "./v4-header";
import { claimInQuery } from "./v4-query";

const proof: unique symbol = Symbol("verified");

/** A caller whose signature was verified. Only `authenticator` makes one: code that asks for it can't be given a guess. */
export interface VerifiedCaller extends Caller {
  readonly [proof]: true;
}

/** @throws AuthenticationError, and ParameterSyntaxError where a signature can't cover what was sent. */
export type Authenticate = (request: HttpRequest, parameters: RequestParameters, now: Date) => Promise<VerifiedCaller>;

/** The one way from a request to its sender. `services` are the names that a version 4 scope may give. */
export function authenticator(
  credentials: CredentialStore,
  services: readonly string[] = ["ec2", "sts"],
): Authenticate {
  const signingKeys = cachedSigningKeys();
  const noOnesSecret = randomBytes(32).toString("base64url");
  return async (request, parameters, now) => {
    const claim = readerFor(request, parameters)(request, parameters, { now, services, signingKeys });
    const caller = await credentials.find(claim.accessKey);
    // The same work whether or not the key is known, so that time tells nothing that the answer does not.
    const proven = isProven(claim, caller?.secretKey ?? noOnesSecret);
    if (caller === undefined) refuse(claim.unknownKey);
    if (!proven) refuse("wrongSignature");
    return { ...caller, [proof]: true };
  };
}

/** One source of identity: a request that offers two is refused, whichever of them would hold. */
function readerFor({ headers }: HttpRequest, { query, form }: RequestParameters): ClaimReader {
  const both = [...query, ...form];
  if (headers["x-amz-security-token"] || both.some(([name, value]) => TOKENS.has(name) && value !== "")) {
    refuse("securityToken");
  }
  if (form.some(isV4Element)) refuse("misplacedQueryElement");
  const readers = [
    ...(headers.authorization === undefined ? [] : [claimInHeader]),
    ...(query.some(isV4Element) ? [claimInQuery] : []),
    ...(both.some(isV2Element) ? [claimInParameters] : []),
  ];
  if (readers.length > 1) refuse("severalCredentials");
  return readers[0] ?? refuse("noCredentials");
}

const TOKENS: ReadonlySet<string> = new Set(["X-Amz-Security-Token", "SecurityToken"]);
const V4_ELEMENTS: ReadonlySet<string> = new Set(["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature"]);
const V2_ELEMENTS: ReadonlySet<string> = new Set(["AWSAccessKeyId", "Signature"]);
const isV4Element = ([name]: Pair) => V4_ELEMENTS.has(name);
const isV2Element = ([name]: Pair) => V2_ELEMENTS.has(name);

/** All candidates are compared, in constant time. */
function isProven(claim: Claim, secretKey: string): boolean {
  return claim
    .expected(secretKey)
    .map((expected) => expected.length === claim.digest.length && timingSafeEqual(expected, claim.digest))
    .includes(true);
}
