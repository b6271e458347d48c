/** A user as CloudStack's own login page knows one. */
export interface Login {
  readonly username: string;
  readonly password: string;
  /** Path of the CloudStack domain, such as `tenants` or `/`; empty is the root domain. */
  readonly domain: string;
}

/** Why a login gives no tokens; `text` is for the user to read. */
export interface SignInFailure {
  readonly text: string;
  /** Set when it was not even tried, because too many failed before: in how many ms it may be. */
  readonly waitMs?: number;
}

/** The API key of the user that signed in. */
export type PasswordSignIn = (login: Login) => Promise<{ readonly apiKey: string } | SignInFailure>;
