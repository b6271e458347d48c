import { randomUUID } from "node:crypto";
import { purpose, type Sealer } from "@stackgate/gateway";
import { lifetime } from "../config";
import type { Revocations } from "./revocations";

/** Everything that an authorization code is bound to (RFC 9700, 2.1.1). */
export interface CodeGrant {
  /** Becomes the family of the tokens that the code gives. */
  readonly id: string;
  readonly apiKey: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** PKCE, S256. Absent only for a client that proves its own secret. */
  readonly challenge?: string;
}

export interface Codes {
  issue(grant: Omit<CodeGrant, "id">): string;
  open(code: string): CodeGrant | undefined;
  /** True the first time. A second time revokes what the first one gave (RFC 6749, 4.1.2). */
  spend(grant: CodeGrant): boolean;
}

const authorizationCode = purpose<CodeGrant>("oauth-code");

/**
 * Codes need no table: sealed, short-lived and useless without the client's verifier. This process takes one only once; that
 * another replica could take it again within its minutes does not help a thief, who lacks the verifier.
 */
export function createCodes(sealer: Sealer, now: () => number, revocations: Revocations): Codes {
  return {
    issue: (grant) => sealer.seal(authorizationCode, { ...grant, id: randomUUID() }, lifetime.code),
    open: (code) => sealer.open(authorizationCode, code),
    spend({ id }) {
      const first = revocations.add(`code ${id}`, now() + lifetime.code);
      if (!first) revocations.add(id, now() + lifetime.refreshToken);
      return first;
    },
  };
}
