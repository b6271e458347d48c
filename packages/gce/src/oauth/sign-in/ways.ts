import type { Form } from "../form";
import { prove } from "../prove";
import type { Services } from "../services";
import type { SignInResult } from "./attempts";

type Needs = Pick<Services, "credentials" | "passwordSignIn">;

/** A way to sign in on the consent page. */
export interface SignInWay {
  /** The field that tells who signs in. */
  readonly name: string;
  readonly signIn: (services: Needs, form: Form) => Promise<SignInResult>;
}

const field = (form: Form, name: string): string => form.get(name) ?? "";

const byApiKey: SignInWay["signIn"] = async ({ credentials }, form) => {
  const pair = { apiKey: field(form, "api_key").trim(), secretKey: field(form, "secret_key").trim() };
  const caller = await prove(credentials, pair);
  return caller ? { apiKey: caller.apiKey } : { text: "This API key and secret are not valid." };
};

const byPassword: SignInWay["signIn"] = async ({ passwordSignIn }, form) => {
  if (!passwordSignIn)
    return { text: "Signing in with a password is not possible here. Use an API key and its secret." };
  const username = field(form, "username");
  const password = field(form, "password");
  if (username === "" || password === "") return { text: "Enter a user name and a password." };
  return passwordSignIn({ username, password, domain: field(form, "domain") });
};

/** By the value of its button. */
export const signInWays: ReadonlyMap<string, SignInWay> = new Map([
  ["api-key", { name: "api_key", signIn: byApiKey }],
  ["password", { name: "username", signIn: byPassword }],
]);
