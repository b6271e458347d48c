import { X509Certificate } from "node:crypto";
import { type CloudEndpoint, type Credentials, createCloudEndpoint, createHttpTransport } from "@stackgate/cloudstack";
import {
  adminSecrets,
  type Config,
  ConfigError,
  type CredentialStore,
  createCredentialStore,
  createSealer,
  type Metrics,
  type RegisteredKeys,
  registeredKeys,
  type Sealer,
} from "@stackgate/gateway";
import { cloudstackLogin, type PasswordSignIn } from "@stackgate/gce";
import { blaming, readFileOf } from "./configuration";
import { demoUsers, embeddedEndpoint, isEmbedded } from "./embedded";

/** CloudStack, and what follows from how it is configured. */
export interface Upstream {
  readonly endpoint: CloudEndpoint;
  readonly admin: Credentials | undefined;
  readonly credentials: CredentialStore;
  readonly registered: RegisteredKeys | undefined;
  readonly sealer: Sealer;
  /** Signing in with a CloudStack user's name and password: takes the admin's key. */
  readonly passwordSignIn: PasswordSignIn | undefined;
  /** Ends kept connections, so that the process can end. */
  close(): void;
}

/**
 * @param metrics counts the calls that no caller's request makes: looking keys up, health
 * @param url the embedded CloudStack's, where its port was chosen by the system
 */
export function openUpstream(config: Config, metrics?: Metrics, url?: string): Upstream {
  const { cloudstack, credentials } = config;
  const transport = createHttpTransport({
    endpoint: cloudstack.endpoint || (url ?? embeddedEndpoint(config)),
    ca: cloudstack.caFile ? readCertificates("cloudstack.caFile", cloudstack.caFile) : undefined,
    maxConnections: cloudstack.connections,
  });
  const bare = createCloudEndpoint({
    transport,
    cataloguesTtlMs: cloudstack.catalogueMs,
    requestTimeoutMs: cloudstack.timeoutMs,
    jobTimeoutMs: cloudstack.jobMs,
    pageSize: cloudstack.pageSize,
  });
  const own = {
    exchanged: ({ command, status, ms }: Exchanged) => metrics?.upstream(command, status, ms),
    started() {},
  };
  const endpoint: CloudEndpoint = { as: (holder, observer = own) => bare.as(holder, observer) };

  const admin = adminOf(config);
  const registered = registeredOf(config, endpoint);
  const sources = [...(registered ? [registered.secretOf] : []), ...(admin ? [adminSecrets(endpoint.as(admin))] : [])];
  if (sources.length === 0) {
    throw new ConfigError([
      "no source of credentials: give cloudstack.adminApiKey and adminSecretKey, or credentials.storeDirectory and storeKey",
    ]);
  }
  return {
    endpoint,
    admin,
    registered,
    credentials: createCredentialStore({ endpoint, sources, ...credentials }),
    sealer: createSealer(sealSecrets(config, admin)),
    passwordSignIn: admin ? cloudstackLogin(transport, endpoint.as(admin)) : undefined,
    close: transport.close,
  };
}

/** Node ignores what is no certificate among its CAs, and then trusts nobody. */
function readCertificates(option: string, path: string): string {
  const pem = readFileOf(option, path);
  blaming(option, () => new X509Certificate(pem));
  return pem;
}

type Exchanged = { readonly command: string; readonly status: number; readonly ms: number };

function adminOf(config: Config): Credentials | undefined {
  const { adminApiKey: apiKey, adminSecretKey: secretKey } = config.cloudstack;
  if ((apiKey === "") !== (secretKey === ""))
    throw new ConfigError(["cloudstack.adminApiKey and cloudstack.adminSecretKey belong together: one is missing"]);
  if (!isEmbedded(config)) return apiKey ? { apiKey, secretKey } : undefined;
  // Whoever has the key of a real cloud does not mean to serve one whose keys everyone knows.
  if (apiKey) throw new ConfigError(["cloudstack.adminApiKey is given, and cloudstack.endpoint is not"]);
  return demoUsers.admin;
}

/** Short secrets could be guessed from one stolen file or token. */
const SHORTEST_SECRET = 32;

function registeredOf({ credentials }: Config, endpoint: CloudEndpoint): RegisteredKeys | undefined {
  const { storeDirectory, storeKey } = credentials;
  if (!storeDirectory) return undefined;
  if (storeKey.length < SHORTEST_SECRET)
    throw new ConfigError([
      `credentials.storeKey needs ${SHORTEST_SECRET} characters or more (openssl rand -base64 32)`,
    ]);
  return registeredKeys(storeDirectory, createSealer([storeKey]), endpoint);
}

/** Replicas that share the admin's key or the store's share these too, without a secret more to configure. */
function sealSecrets({ seal, credentials }: Config, admin: Credentials | undefined): readonly string[] {
  if (seal.secrets.some(({ length }) => length < SHORTEST_SECRET))
    throw new ConfigError([`seal.secrets need ${SHORTEST_SECRET} characters or more each (openssl rand -base64 32)`]);
  return seal.secrets.length > 0 ? seal.secrets : [admin?.secretKey ?? credentials.storeKey];
}
