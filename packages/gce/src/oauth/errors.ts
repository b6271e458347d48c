/** Error codes of RFC 6749 (4.1.2.1, 5.2), RFC 8693 and RFC 7009 that this server answers. */
export type OAuthErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unsupported_grant_type"
  | "unsupported_response_type"
  | "access_denied"
  | "server_error"
  | "temporarily_unavailable";

/** A refusal in OAuth's own terms. The description is shown to the client: it must never quote a secret or a token. */
export class OAuthError extends Error {
  constructor(
    readonly code: OAuthErrorCode,
    readonly description: string,
  ) {
    super(description);
    this.name = "OAuthError";
  }
}

/** Whatever is not OAuth's own refusal is a failure behind us, mostly CloudStack out of reach: its text stays inside. */
export function toOAuthError(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  return new OAuthError("temporarily_unavailable", "The cloud behind this server could not be asked. Try again.");
}

/**
 * A request to the API without a usable bearer. `required`: none was sent; `authError`: it is not valid (any more).
 * Both are answered 401 with `challenge` as WWW-Authenticate, after which gcloud refreshes its token once.
 */
export class BearerError extends Error {
  readonly status = 401;

  constructor(
    readonly reason: "required" | "authError",
    message: string,
  ) {
    super(message);
    this.name = "BearerError";
  }

  /** Value of the WWW-Authenticate header (RFC 6750, 3). */
  get challenge(): string {
    const realm = 'Bearer realm="stackgate"';
    return this.reason === "required" ? realm : `${realm}, error="invalid_token"`;
  }
}
