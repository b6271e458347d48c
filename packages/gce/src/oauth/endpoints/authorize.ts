import type { HttpReply, HttpRequest } from "@stackgate/gateway";
import { mayRedirectTo } from "../clients/redirect-uri";
import { toOAuthError } from "../errors";
import { queryOf, required } from "../form";
import { failurePage } from "../page/failure";
import { redirect } from "../replies";
import type { Services } from "../services";
import { challengeOf, refusalAt } from "./authorization-request";
import { showConsent } from "./consent-form";

/**
 * GET /o/oauth2/auth: shows the consent page. An unknown client or redirect URI is told to the user only; everything else that
 * is wrong goes to the client (RFC 6749, 4.1.2.1). `scope` is not looked at: a token stands for the whole account.
 */
export const authorizeEndpoint =
  (services: Pick<Services, "clients" | "sealer" | "passwordSignIn">) =>
  async (request: HttpRequest): Promise<HttpReply> => {
    const form = queryOf(request);
    const clientId = required(form, "client_id");
    const client = await services.clients.find(clientId);
    if (!client) return failurePage("The program that sent you here is not known: its client id is not valid.");
    const redirectUri = required(form, "redirect_uri");
    if (!mayRedirectTo(redirectUri, client.redirectUris)) {
      return failurePage("The program that sent you here wants you sent to an address that is not registered for it.");
    }
    const state = form.get("state");
    const wanted = { clientId, redirectUri, ...(state === undefined ? {} : { state }) };
    try {
      const challenge = challengeOf(form, client.needsPkce);
      return showConsent(services, request, {
        wanted: { ...wanted, ...(challenge === undefined ? {} : { challenge }) },
        ...(client.name === undefined ? {} : { clientName: client.name }),
      });
    } catch (error) {
      return redirect(refusalAt(wanted, toOAuthError(error)));
    }
  };
