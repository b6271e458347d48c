import type { Caller, CredentialStore } from "@stackgate/gateway";
import { OAuthError } from "../errors";
import type { Form } from "../form";
import { prove } from "../prove";
import { gcloudClients, type InstalledClient, usualRedirectUris } from "./installed";
import { presented } from "./presented";

/** Who asks at the token endpoint. */
export interface Client {
  readonly id: string;
  /** As presented: public for an installed program, proven for an account's own pair. */
  readonly secret?: string;
  readonly retiresRefreshTokens: boolean;
  /** Set when client id and secret are the API key and secret of an account, and belong together. */
  readonly caller?: Caller;
}

/** What the authorization endpoint must know of a client. */
export interface KnownClient {
  /** What users know it by, if anything else than its id. */
  readonly name?: string;
  readonly redirectUris: readonly string[];
  /** A client without a secret of its own must bind its codes with PKCE. */
  readonly needsPkce: boolean;
}

export interface Clients {
  /** A client by its id; `undefined`: there is none. */
  find(id: string): Promise<KnownClient | undefined>;
  /** Throws `invalid_client`, with one text for unknown ids and wrong secrets. */
  authenticate(form: Form, authorization: string | undefined): Promise<Client>;
}

/** Installed programs by their id; everyone else is an account whose API key and secret are client id and secret, as in Gstack. */
export function createClients(credentials: CredentialStore, configured: readonly InstalledClient[]): Clients {
  const installed = new Map([...gcloudClients, ...configured].map((client) => [client.id, client]));
  return {
    async find(id) {
      const program = installed.get(id);
      if (program) return { ...program, needsPkce: true };
      return (await credentials.find(id)) && { redirectUris: usualRedirectUris, needsPkce: false };
    },

    async authenticate(form, authorization) {
      const { id, secret } = presented(form, authorization);
      const given = secret === undefined ? { id } : { id, secret };
      const program = installed.get(id);
      if (program) return { ...given, retiresRefreshTokens: program.retiresRefreshTokens };
      const caller = await prove(credentials, { apiKey: id, secretKey: secret ?? "" });
      if (!caller) throw new OAuthError("invalid_client", "The client id or the client secret is not valid.");
      return { ...given, caller, retiresRefreshTokens: false };
    },
  };
}
