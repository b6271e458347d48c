import type { HttpReply } from "@stackgate/gateway";
import type { OAuthError, OAuthErrorCode } from "./errors";

/** Tokens and refusals alike must not stay in a cache (RFC 6749, 5.1). */
const uncached = { "cache-control": "no-store", pragma: "no-cache" };

export function json(status: number, value: object, headers: Readonly<Record<string, string>> = {}): HttpReply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...uncached, ...headers },
    body: JSON.stringify(value),
  };
}

/** 303: the browser goes on with GET and does not send the posted secret along. */
export function redirect(location: string): HttpReply {
  return { status: 303, headers: { location, ...uncached, "referrer-policy": "no-referrer" }, body: "" };
}

const statuses: Partial<Record<OAuthErrorCode, number>> = {
  invalid_client: 401,
  server_error: 500,
  temporarily_unavailable: 503,
};

export const statusOf = (error: OAuthError): number => statuses[error.code] ?? 400;

/** The error document of RFC 6749, 5.2, which gcloud prints as it stands. */
export function errorReply(error: OAuthError): HttpReply {
  const headers: Record<string, string> =
    error.code === "invalid_client" ? { "www-authenticate": 'Basic realm="stackgate"' } : {};
  return json(statusOf(error), { error: error.code, error_description: error.description }, headers);
}
