import type { Form } from "../form";

/** A request at the token endpoint. */
export interface Exchange {
  readonly form: Form;
  readonly authorization: string | undefined;
  /** This server as the client knows it. */
  readonly origin: string;
}

/** The token reply of RFC 6749, 5.1. Never with `scope`: gcloud stops when it differs from what it asked for. */
export interface TokenReply {
  readonly access_token: string;
  readonly token_type: "Bearer";
  readonly expires_in: number;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly issued_token_type?: string;
}

/** One way to come to a token; throws `OAuthError`. */
export type Grant = (exchange: Exchange) => Promise<TokenReply>;
