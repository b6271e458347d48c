import type { HttpReply, HttpRequest } from "@stackgate/gateway";
import { OAuthError } from "../errors";
import { formOf, required } from "../form";
import { failurePage } from "../page/failure";
import { sameText } from "../prove";
import { redirect } from "../replies";
import type { Services } from "../services";
import { signInWays } from "../sign-in/ways";
import { answerAt, refusalAt } from "./authorization-request";
import { sessionOf } from "./browser-session";
import { pendingConsent, showConsent } from "./consent-form";

/** POST /o/oauth2/auth: the consent page, submitted. A failed sign-in shows it again. */
export const consentEndpoint =
  (services: Pick<Services, "sealer" | "codes" | "credentials" | "passwordSignIn" | "attempts">) =>
  async (request: HttpRequest): Promise<HttpReply> => {
    const form = formOf(request);
    const consent = services.sealer.open(pendingConsent, required(form, "request"));
    if (!consent || !sameText(sessionOf(request) ?? "", consent.session)) {
      return failurePage("This page has expired or belongs to another browser. Start the sign-in again.", 403);
    }
    const { session: _session, ...asked } = consent;
    const { wanted } = asked;
    const value = required(form, "sign_in");
    if (value === "cancel") {
      return redirect(refusalAt(wanted, new OAuthError("access_denied", "The user did not allow it.")));
    }
    const way = signInWays.get(value);
    if (!way) throw new OAuthError("invalid_request", "There is no such way to sign in.");
    const attempt = { name: form.get(way.name) ?? "", address: request.remoteAddress };
    const result = await services.attempts.hold(attempt, () => way.signIn(services, form));
    if ("text" in result) return showConsent(services, request, asked, { ...result, form: value, typed: form });
    const { state: _state, ...bound } = wanted;
    return redirect(answerAt(wanted, { code: services.codes.issue({ ...bound, apiKey: result.apiKey }) }));
  };
