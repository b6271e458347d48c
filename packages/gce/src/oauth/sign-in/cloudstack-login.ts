import { type Cloud, CloudError, type Transport } from "@stackgate/cloudstack";
import type { Login, PasswordSignIn, SignInFailure } from "./password";

const wrong: SignInFailure = { text: "This user name and password are not valid." };
const secondFactor: SignInFailure = {
  text: "This user signs in with a second factor. Use an API key and its secret instead.",
};
const keyless: SignInFailure = { text: "This user has no API key yet. Generate one in CloudStack first." };

const timeoutMs = 30_000;

/**
 * Signs in with CloudStack's `login`, which is not signed. Its session is not used: whether the password is right is all that
 * is learned from it, and the gateway's admin key then finds the user's API key.
 */
export function cloudstackLogin(transport: Transport, admin: Pick<Cloud, "call">): PasswordSignIn {
  return async (login) => {
    const reply = await transport({ method: "POST", query: loginForm(login), timeoutMs });
    if (reply.status === 401 || reply.status === 531) return wrong;
    if (reply.status !== 200) throw new Error(`CloudStack answered ${reply.status} to login`);
    const { userid, is2faenabled } = loggedIn(reply.body);
    if (userid === undefined) return wrong;
    // Before the second factor is verified CloudStack lets a session do nothing else: neither do we.
    if (is2faenabled === "true") return secondFactor;
    return keyOf(admin, userid);
  };
}

function loginForm({ username, password, domain }: Login): string {
  const fields = { command: "login", username, password, domain: domain === "" ? "/" : domain, response: "json" };
  return new URLSearchParams(fields).toString();
}

/** The fields of `loginresponse` that matter, as text: CloudStack writes some booleans as strings. */
function loggedIn(body: string): { readonly userid?: string; readonly is2faenabled?: string } {
  const { loginresponse } = JSON.parse(body) as { readonly loginresponse?: Readonly<Record<string, unknown>> };
  const text = (name: string) => (loginresponse?.[name] === undefined ? {} : { [name]: String(loginresponse[name]) });
  return { ...text("userid"), ...text("is2faenabled") };
}

async function keyOf(admin: Pick<Cloud, "call">, userId: string): Promise<{ readonly apiKey: string } | SignInFailure> {
  try {
    const { apikey } = await admin.call("getUserKeys", { id: userId });
    return apikey ? { apiKey: apikey } : keyless;
  } catch (error) {
    if (error instanceof CloudError) return keyless;
    throw error;
  }
}
