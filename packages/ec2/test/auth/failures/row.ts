import type { HttpRequest } from "@stackgate/gateway";
import type { FAILURES } from "../../../src/auth/failures";

/** A request that must be refused: what is wrong with it, and how the answer says so. */
export type Row = readonly [
  name: string,
  request: HttpRequest,
  failure: keyof typeof FAILURES,
  code: string,
  status: number,
];

export const INCOMPLETE = ["IncompleteSignature", 400] as const;
export const MISMATCH = ["SignatureDoesNotMatch", 403] as const;
export const INVALID = ["InvalidParameterValue", 400] as const;
export const EXPIRED = ["RequestExpired", 400] as const;
export const AUTH_FAILURE = ["AuthFailure", 401] as const;
export const INVALID_TOKEN = ["InvalidClientTokenId", 403] as const;
export const COMBINATION = ["InvalidParameterCombination", 400] as const;
