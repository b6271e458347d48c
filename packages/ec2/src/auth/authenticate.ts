import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Caller, CredentialStore, HttpRequest } from "@stackgate/gateway";
import { type RequestParameters, readPairs, splitTarget } from "../wire/parameters";
import type { Claim, ClaimReader, SignedRequest } from "./claim";
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

/** `parameters` are those of the request, read once and used for the action too. @throws AuthenticationError */
export type Authenticate = (request: HttpRequest, parameters: RequestParameters, now: Date) => Promise<VerifiedCaller>;

/** The one way from a request to its sender. `services` are the names that a version 4 scope may give. */
export function authenticator(
  credentials: CredentialStore,
  services: readonly string[] = ["ec2", "sts"],
): Authenticate {
  const signingKeys = cachedSigningKeys();
  const noOnesSecret = randomBytes(32).toString("base64url");
  return async (request, parameters, now) => {
    const signed = { request, parameters, query: readPairs(splitTarget(request.target).query) };
    const claim = readerFor(signed)(signed, { now, services, signingKeys });
    const caller = await credentials.find(claim.accessKey);
    // The same work whether or not the key is known, so that time tells nothing that the answer does not.
    const proven = isProven(claim, caller?.secretKey ?? noOnesSecret);
    if (caller === undefined) refuse(claim.unknownKey);
    if (!proven) refuse("wrongSignature");
    return { ...caller, [proof]: true };
  };
}

/** One source of identity: a request that offers two is refused, whichever of them would hold. */
function readerFor({ request, parameters, query }: SignedRequest): ClaimReader {
  const sent = (names: readonly string[]) => names.some((name) => parameters.has(name));
  const inQuery = query.some(([name]) => V4_ELEMENTS.includes(name));
  if (request.headers["x-amz-security-token"] || TOKENS.some((name) => parameters.get(name))) refuse("securityToken");
  if (sent(V4_ELEMENTS) && !inQuery) refuse("misplacedQueryElement");
  const readers = [
    ...(request.headers.authorization === undefined ? [] : [claimInHeader]),
    ...(inQuery ? [claimInQuery] : []),
    ...(sent(V2_ELEMENTS) ? [claimInParameters] : []),
  ];
  if (readers.length > 1) refuse("severalCredentials");
  return readers[0] ?? refuse("noCredentials");
}

const TOKENS = ["X-Amz-Security-Token", "SecurityToken"];
const V4_ELEMENTS = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature"];
const V2_ELEMENTS = ["AWSAccessKeyId", "Signature"];

/** All candidates are compared, in constant time. */
function isProven(claim: Claim, secretKey: string): boolean {
  return claim
    .expected(secretKey)
    .map((expected) => expected.length === claim.digest.length && timingSafeEqual(expected, claim.digest))
    .includes(true);
}
