import { randomUUID } from "node:crypto";
import { purpose, type Sealer } from "@stackgate/gateway";
import type { OAuthConfig } from "../config";
import type { Revocations } from "./revocations";

/** What an access token says: no secret, only which API key it speaks for. Times are seconds since the epoch. */
export interface AccessGrant {
  readonly apiKey: string;
  /** Shared by all tokens that come from one sign-in, so that they can be revoked together. */
  readonly family: string;
  readonly issued: number;
  readonly expires: number;
}

export interface IssuedToken {
  readonly token: string;
  readonly grant: AccessGrant;
}

export interface AccessTokens {
  issue(apiKey: string, family?: string): IssuedToken;
  /** `undefined`: not ours, expired or revoked. */
  open(token: string): AccessGrant | undefined;
}

const access = purpose<AccessGrant>("oauth-access");

export function createAccessTokens(
  sealer: Sealer,
  { tokenMs }: Pick<OAuthConfig, "tokenMs">,
  now: () => number,
  revocations: Revocations,
): AccessTokens {
  return {
    issue(apiKey, family = randomUUID()) {
      const grant = {
        apiKey,
        family,
        issued: Math.floor(now() / 1000),
        expires: Math.floor((now() + tokenMs) / 1000),
      };
      return { grant, token: sealer.seal(access, grant, tokenMs) };
    },
    open(token) {
      const grant = sealer.open(access, token);
      return grant && !revocations.has(grant.family) ? grant : undefined;
    },
  };
}
