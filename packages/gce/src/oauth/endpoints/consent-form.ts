import { type HttpReply, type HttpRequest, purpose } from "@stackgate/gateway";
import { lifetime } from "../config";
import { consentBody } from "../page/consent";
import { page } from "../page/page";
import type { Services } from "../services";
import type { AuthorizationRequest } from "./authorization-request";
import { sessionCookie, sessionFor } from "./browser-session";

/** Travels through the page sealed, so that what is submitted is what was checked when the page was made. */
export interface PendingConsent extends AuthorizationRequest {
  readonly session: string;
}

export const pendingConsent = purpose<PendingConsent>("oauth-consent");

/** The consent page for a checked request. */
export function showConsent(
  { sealer, passwordSignIn }: Pick<Services, "sealer" | "passwordSignIn">,
  request: HttpRequest,
  wanted: AuthorizationRequest,
  failure?: string,
): HttpReply {
  const session = sessionFor(request);
  return page({
    title: "Sign in",
    status: failure === undefined ? 200 : 403,
    headers: { "set-cookie": sessionCookie(session, request) },
    formTargets: [new URL(wanted.redirectUri).origin],
    body: consentBody({
      request: sealer.seal(pendingConsent, { ...wanted, session }, lifetime.consent),
      clientName: wanted.clientId,
      redirectUri: wanted.redirectUri,
      offersPassword: passwordSignIn !== undefined,
      ...(failure === undefined ? {} : { failure }),
    }),
  });
}
