import { type HttpReply, type HttpRequest, purpose } from "@stackgate/gateway";
import { lifetime } from "../config";
import type { Form } from "../form";
import { consentBody } from "../page/consent";
import { page } from "../page/page";
import type { Services } from "../services";
import type { SignInFailure } from "../sign-in/password";
import type { AuthorizationRequest } from "./authorization-request";
import { sessionCookie, sessionFor } from "./browser-session";

/** What was asked for, and by whom. */
export interface Consent {
  readonly wanted: AuthorizationRequest;
  readonly clientName?: string;
}

/** Travels through the page sealed, so that what is submitted is what was checked when the page was made. */
export interface PendingConsent extends Consent {
  readonly session: string;
}

export const pendingConsent = purpose<PendingConsent>("oauth-pending-consent");

/** A try that failed: the page is shown again. */
export interface FailedSignIn extends SignInFailure {
  /** The way to sign in. */
  readonly form: string;
  readonly typed: Form;
}

/** The consent page for a checked request. */
export function showConsent(
  { sealer, passwordSignIn }: Pick<Services, "sealer" | "passwordSignIn">,
  request: HttpRequest,
  consent: Consent,
  failure?: FailedSignIn,
): HttpReply {
  const session = sessionFor(request);
  const { wanted, clientName } = consent;
  return page({
    title: "Sign in",
    status: failure === undefined ? 200 : failure.waitMs === undefined ? 403 : 429,
    headers: { "set-cookie": sessionCookie(session, request), ...retryAfter(failure) },
    formTargets: [formTarget(new URL(wanted.redirectUri))],
    body: consentBody({
      request: sealer.seal(pendingConsent, { ...consent, session }, lifetime.consent),
      clientId: wanted.clientId,
      redirectUri: wanted.redirectUri,
      offersPassword: passwordSignIn !== undefined,
      ...(clientName === undefined ? {} : { clientName }),
      ...(failure === undefined ? {} : { failure }),
    }),
  });
}

/**
 * Where the browser may go once the form is sent. CSP has no spelling for an IPv6 address, and Chromium then stays on the page:
 * for those the scheme must do (Content Security Policy 3, 2.3.1).
 */
const formTarget = (uri: URL): string => (uri.hostname.startsWith("[") ? uri.protocol : uri.origin);

const retryAfter = (failure?: SignInFailure): Record<string, string> =>
  failure?.waitMs === undefined ? {} : { "retry-after": String(Math.ceil(failure.waitMs / 1000)) };
