import { randomUUID } from "node:crypto";
import { purpose, type Sealer } from "@stackgate/gateway";
import { lifetime } from "../config";
import type { Revocations } from "./revocations";

export interface RefreshGrant {
  readonly id: string;
  readonly apiKey: string;
  readonly clientId: string;
  readonly family: string;
}

export interface RefreshTokens {
  issue(grant: Omit<RefreshGrant, "id">): string;
  /** `undefined`: not ours, expired or revoked. */
  open(token: string): RefreshGrant | undefined;
  /** Ends a token that its client has exchanged. False, and the whole family ends, if it had ended before: someone has a copy. */
  retire(grant: RefreshGrant): boolean;
  /** Ends every token of a sign-in. */
  revoke(family: string): void;
}

const refresh = purpose<RefreshGrant>("oauth-refresh");
/** Tells our refresh tokens from any other text, also when they no longer open. Google's begin so too. */
const prefix = "1//";

export const looksLikeRefreshToken = (text: string): boolean => text.startsWith(prefix);

export function createRefreshTokens(sealer: Sealer, now: () => number, revocations: Revocations): RefreshTokens {
  const remember = (id: string): boolean => revocations.add(id, now() + lifetime.refreshToken);
  return {
    revoke: remember,
    issue: (grant) => prefix + sealer.seal(refresh, { ...grant, id: randomUUID() }, lifetime.refreshToken),
    open(token) {
      if (!looksLikeRefreshToken(token)) return undefined;
      const grant = sealer.open(refresh, token.slice(prefix.length));
      return grant && !revocations.has(grant.family) ? grant : undefined;
    },
    retire({ id, family }) {
      const first = remember(`refresh ${id}`);
      if (!first) remember(family);
      return first;
    },
  };
}
