import type { Form } from "../form";
import { prove } from "../prove";
import type { Services } from "../services";
import type { SignInFailure } from "./password";

type Needs = Pick<Services, "credentials" | "passwordSignIn">;
type SignIn = (services: Needs, form: Form) => Promise<{ readonly apiKey: string } | SignInFailure>;

const field = (form: Form, name: string): string => form.get(name) ?? "";

const byApiKey: SignIn = async ({ credentials }, form) => {
  const pair = { apiKey: field(form, "api_key").trim(), secretKey: field(form, "secret_key").trim() };
  const caller = await prove(credentials, pair);
  return caller ? { apiKey: caller.apiKey } : { text: "This API key and secret are not valid." };
};

const byPassword: SignIn = async ({ passwordSignIn }, form) => {
  if (!passwordSignIn)
    return { text: "Signing in with a password is not possible here. Use an API key and its secret." };
  const username = field(form, "username");
  const password = field(form, "password");
  if (username === "" || password === "") return { text: "Enter a user name and a password." };
  return passwordSignIn({ username, password, domain: field(form, "domain") });
};

/** The ways to sign in on the consent page, by the value of its button. */
export const signIns: ReadonlyMap<string, SignIn> = new Map([
  ["api-key", byApiKey],
  ["password", byPassword],
]);
