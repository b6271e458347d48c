import { users } from "../../support/gateway";
import { assertion } from "../../support/service-account";
import { type PlainSite, type Site, write } from "./site";

/** A way to sign in to gcloud that takes no browser. */
export interface Route {
  readonly name: string;
  readonly tls?: boolean;
  /** gcloud's settings by their environment variables; `folder` is for files. */
  readonly settings?: (site: PlainSite, folder: string) => Readonly<Record<string, string>>;
  /** The command that signs in, and what it must say. */
  readonly signIn?: (site: PlainSite, folder: string) => readonly string[];
  readonly says?: RegExp;
  /** Options of every command. */
  readonly options?: (site: PlainSite, folder: string) => readonly string[];
}

const tokenHost = ({ url }: Site) => ({ CLOUDSDK_AUTH_TOKEN_HOST: `${url}/o/oauth2/token` });
const activated = /Activated service account credentials for: \[demo@demo\.tenants\.iam\.gserviceaccount\.com\]/;
const { apiKey, secretKey } = users.demo;

export const routes: readonly Route[] = [
  {
    name: "auth/access_token_file",
    settings: ({ token }, folder) => ({ CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: write(folder, "token", token) }),
  },
  {
    name: "--access-token-file",
    options: ({ token }, folder) => ["--access-token-file", write(folder, "token", `${token}\n`)],
  },
  {
    name: "CLOUDSDK_AUTH_ACCESS_TOKEN",
    settings: ({ token }) => ({ CLOUDSDK_AUTH_ACCESS_TOKEN: token }),
  },
  {
    name: "activate-service-account over http",
    signIn: ({ keyFile }) => ["auth", "activate-service-account", "--key-file", keyFile],
    says: activated,
  },
  {
    name: "activate-service-account over https",
    tls: true,
    signIn: ({ keyFile }) => ["auth", "activate-service-account", "--key-file", keyFile],
    says: activated,
  },
  {
    name: "login --cred-file with a key file",
    signIn: ({ keyFile }) => ["auth", "login", `--cred-file=${keyFile}`],
    says: /Authenticated with service account credentials for: \[demo@demo\./,
  },
  {
    name: "auth/token_host in place of the key file's token_uri",
    settings: tokenHost,
    signIn: ({ key }, folder) => {
      // Port 1: nobody answers there.
      const elsewhere = write(folder, "key.json", { ...key, token_uri: "http://127.0.0.1:1/token" });
      return ["auth", "activate-service-account", "--key-file", elsewhere];
    },
    says: activated,
  },
  {
    name: "activate-refresh-token with API key and secret as client id and secret",
    settings: (site) => ({
      ...tokenHost(site),
      CLOUDSDK_AUTH_CLIENT_ID: apiKey,
      CLOUDSDK_AUTH_CLIENT_SECRET: secretKey,
    }),
    signIn: () => ["auth", "activate-refresh-token", "demo@example.org", "api-key"],
    says: /Activated refresh token credentials: \[demo@example\.org\]/,
  },
  {
    name: "auth/credential_file_override with a key file",
    settings: (site) => ({ ...tokenHost(site), CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: site.keyFile }),
  },
  {
    name: "auth/credential_file_override with an authorized_user",
    settings: (site, folder) => {
      const user = { type: "authorized_user", client_id: apiKey, client_secret: secretKey, refresh_token: "api-key" };
      return { ...tokenHost(site), CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: write(folder, "user.json", user) };
    },
  },
  {
    name: "login --cred-file with an external account",
    settings: ({ url }) => ({ CLOUDSDK_AUTH_TOKEN_INTROSPECTION_ENDPOINT: `${url}/o/oauth2/introspect` }),
    signIn: ({ url, key }, folder) => {
      const account = {
        type: "external_account",
        audience: "//iam.googleapis.com/locations/global/workforcePools/stackgate/providers/stackgate",
        subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
        token_url: `${url}/token`,
        credential_source: { file: write(folder, "subject.jwt", assertion(key)) },
      };
      return ["auth", "login", `--cred-file=${write(folder, "external.json", account)}`];
    },
    says: /Authenticated with external account .*credentials for: \[demo@demo\.tenants\.stackgate\.internal\]/,
  },
  {
    name: "a bearer that gcloud signs itself",
    // It asks for an id_token all the same, and does without: from this address it gets no token at all.
    settings: ({ gateway, keyFile }) => ({
      CLOUDSDK_AUTH_SERVICE_ACCOUNT_USE_SELF_SIGNED_JWT: "true",
      CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: keyFile,
      CLOUDSDK_AUTH_TOKEN_HOST: `${gateway.management}/token`,
    }),
  },
];
