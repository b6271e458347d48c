import type { HttpRequest } from "@stackgate/gateway";
import type { Pair, RequestParameters } from "../wire/parameters";
import type { FailureName } from "./failures";
import type { SigningKeys } from "./signing-key";

/** What a request says of its sender, once all that needs no secret is checked. Proven by `expected` of the secret. */
export interface Claim {
  readonly accessKey: string;
  readonly digest: Buffer;
  /** The digests that the secret's holder could have sent (more than one where clients differ in what they sign). */
  readonly expected: (secretKey: string) => readonly Buffer[];
  /** How the service that was called says that it does not know the key. */
  readonly unknownKey: FailureName;
}

/** A request as the readers of claims see it. */
export interface SignedRequest {
  readonly request: HttpRequest;
  /** All parameters; the action is decoded from the same. */
  readonly parameters: RequestParameters;
  /** Those of the query string, in their order. */
  readonly query: readonly Pair[];
}

export interface ClaimContext {
  readonly now: Date;
  /** Names a version 4 scope may give. */
  readonly services: readonly string[];
  readonly signingKeys: SigningKeys;
}

/** @throws AuthenticationError */
export type ClaimReader = (signed: SignedRequest, context: ClaimContext) => Claim;
