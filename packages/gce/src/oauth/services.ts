import type { CredentialStore, Sealer } from "@stackgate/gateway";
import type { Assertions } from "./assertion/assertions";
import type { Clients } from "./clients/clients";
import type { OAuthConfig } from "./config";
import type { Attempts } from "./sign-in/attempts";
import type { PasswordSignIn } from "./sign-in/password";
import type { AccessTokens } from "./tokens/access";
import type { Codes } from "./tokens/codes";
import type { RefreshTokens } from "./tokens/refresh";

/** What endpoints and grants are made of; each picks what it needs. */
export interface Services {
  readonly config: OAuthConfig;
  readonly credentials: CredentialStore;
  readonly sealer: Sealer;
  readonly assertions: Assertions;
  readonly clients: Clients;
  readonly access: AccessTokens;
  readonly refresh: RefreshTokens;
  readonly codes: Codes;
  readonly attempts: Attempts;
  /** Absent where the gateway holds no admin key: then the page offers API key and secret only. */
  readonly passwordSignIn: PasswordSignIn | undefined;
}
