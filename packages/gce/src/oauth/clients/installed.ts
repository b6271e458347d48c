/**
 * A program on the user's machine. Whatever secret it ships with is public (RFC 8252, 8.5), so PKCE binds its codes.
 */
export interface InstalledClient {
  readonly id: string;
  /** What users know it by, if anything else than its id. */
  readonly name?: string;
  readonly redirectUris: readonly string[];
  /**
   * Whether a refresh token ends when it is exchanged for the next one (RFC 9700, 4.14.2). Only for clients that store the
   * next one: gcloud and google-auth keep their first (gcloud caches access tokens only, see its CredentialStoreWithCache).
   */
  readonly retiresRefreshTokens: boolean;
}

/** Any port (RFC 8252, 7.3). */
const loopback = ["http://localhost/", "http://127.0.0.1/", "http://[::1]/"];

/** Where a client may send its user back to if nobody registered anything else for it: the loopback and gcloud's pages. */
export const usualRedirectUris: readonly string[] = [
  ...loopback,
  "https://sdk.cloud.google.com/authcode.html",
  "https://sdk.cloud.google.com/applicationdefaultauthcode.html",
];

const gcloud = (id: string): InstalledClient => ({
  id: `${id}.apps.googleusercontent.com`,
  name: "Google Cloud CLI (gcloud)",
  redirectUris: usualRedirectUris,
  retiresRefreshTokens: false,
});

/** The ids that gcloud has built in: for `auth login`, and for `auth application-default login`. */
export const gcloudClients: readonly InstalledClient[] = [
  gcloud("32555940559"),
  gcloud("764086051850-6qr4p6gpi6hn506pt8ejuq83di341hur"),
];

/** The operator's own clients: id to redirect URIs, separated by spaces. What they are sent next, they are expected to store. */
export const configuredClients = (clients: ReadonlyMap<string, string>): readonly InstalledClient[] =>
  [...clients].map(([id, uris]) => ({
    id,
    redirectUris: uris.split(/\s+/).filter((uri) => uri !== ""),
    retiresRefreshTokens: true,
  }));
