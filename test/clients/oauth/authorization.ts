import { createHash, randomBytes } from "node:crypto";

/** What gcloud asks for in a browser (its own client id), with a PKCE verifier of its own. */
export interface Authorization {
  readonly url: string;
  readonly redirectUri: string;
  readonly state: string;
  /** Exchanges the code; the token endpoint's answer (RFC 6749, 4.1.3 and RFC 7636, 4.5). */
  exchange(code: string, change?: Readonly<Record<string, string>>): Promise<Response>;
}

const clientId = "32555940559.apps.googleusercontent.com";

/** @param gateway its URL, without a slash at the end */
export function authorization(gateway: string, redirectUri: string): Authorization {
  const verifier = randomBytes(32).toString("base64url");
  const state = `<b>${randomBytes(8).toString("base64url")}</b>&"`;
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "openid https://www.googleapis.com/auth/cloud-platform",
    state,
    access_type: "offline",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  return {
    url: `${gateway}/o/oauth2/auth?${query}`,
    redirectUri,
    state,
    exchange: (code, change = {}) => {
      const grant = { grant_type: "authorization_code", client_id: clientId, client_secret: "public" };
      const body = { ...grant, code, redirect_uri: redirectUri, code_verifier: verifier, ...change };
      return fetch(`${gateway}/token`, { method: "POST", body: new URLSearchParams(body) });
    },
  };
}
