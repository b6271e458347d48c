import { OAuthError } from "../errors";
import type { Form } from "../form";
import { isChallenge } from "../pkce";

/** What a client asks the user for. */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state?: string;
  /** PKCE, S256 */
  readonly challenge?: string;
}

/** Longer than any client's; it travels in the page and in two addresses, which have limits of their own. */
const longestState = 4096;

/** Reads the parts that may be told to the client itself when they are wrong (RFC 6749, 4.1.2.1). */
export function challengeOf(form: Form, needsPkce: boolean): string | undefined {
  if ((form.get("state") ?? "").length > longestState) {
    throw new OAuthError("invalid_request", `The state is longer than ${longestState} characters.`);
  }
  if (form.get("response_type") !== "code") {
    throw new OAuthError("unsupported_response_type", "The response_type must be code.");
  }
  const challenge = form.get("code_challenge");
  if (challenge === undefined) {
    if (needsPkce) throw new OAuthError("invalid_request", "A code_challenge is required.");
    return undefined;
  }
  if (form.get("code_challenge_method") !== "S256" || !isChallenge(challenge)) {
    throw new OAuthError("invalid_request", "The code_challenge_method must be S256.");
  }
  return challenge;
}

/** The client's redirect URI with an answer. */
export function answerAt(
  { redirectUri, state }: Pick<AuthorizationRequest, "redirectUri" | "state">,
  answer: Readonly<Record<string, string>>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set("state", state);
  return url.href;
}

export const refusalAt = (request: Pick<AuthorizationRequest, "redirectUri" | "state">, error: OAuthError): string =>
  answerAt(request, { error: error.code, error_description: error.description });
