import type { GceConfig } from "@stackgate/gateway";

/** The options that OAuth reads. */
export type OAuthConfig = Pick<GceConfig, "publicUrl" | "tokenMs" | "oauthClients">;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Lifetimes that no operator has a reason to change, in ms. A key file has none: it lives as long as its API key. */
export const lifetime = {
  /** From a shown consent page to its submission. */
  consent: 10 * minute,
  /** From consent to exchange: long enough to paste a code into a terminal, below the ten minutes of RFC 6749, 4.1.2. */
  code: 5 * minute,
  /** Counted anew with each rotation. */
  refreshToken: 90 * day,
} as const;

/** Tolerated difference between a client's clock and ours, in seconds: laptops drift, and a client can't learn our time from a refusal. */
export const skewSeconds = 300;
