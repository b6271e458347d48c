import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Gateway, mintKey, stackgate, startGateway } from "../../support/gateway";
import { mustRun } from "../../support/run";
import { accessToken, type KeyFile } from "../../support/service-account";

/** A gateway to sign in at, and what its users hold. */
export interface Site {
  readonly gateway: Gateway;
  /** `http://127.0.0.1:PORT` or `https://...`, without a slash at the end. */
  readonly url: string;
  /** The CA certificate to trust, where it is https. */
  readonly ca?: string;
  /** A key file of demo's, and what is in it. */
  readonly keyFile: string;
  readonly key: KeyFile;
}

/** Where Node can ask for a token too: it trusts no further CA once it runs. */
export interface PlainSite extends Site {
  /** An access token of demo's. */
  readonly token: string;
}

/** @param env further options of the gateway */
export async function plainSite(folder: string, env: Readonly<Record<string, string>> = {}): Promise<PlainSite> {
  mkdirSync(folder, { recursive: true });
  const gateway = await startGateway(env);
  return orStop(gateway, async () => {
    const key = await keyOf(gateway, gateway.gce, folder);
    return { gateway, url: gateway.gce, ...key, token: await accessToken(key.keyFile) };
  });
}

/**
 * With a certificate of `stackgate setup certificate`, as its output says to use it.
 * @param env further options
 * @param hosts names besides this machine's own that the certificate is for
 */
export async function secureSite(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  hosts: readonly string[] = [],
): Promise<Site> {
  const certs = join(folder, "certs");
  const named = hosts.flatMap((host) => ["--host", host]);
  const printed = await mustRun(...stackgate(["setup", "certificate", "--out", certs, ...named]));
  const settings = [...printed.matchAll(/(STACKGATE_GCE_TLS_\w+)=(\S+)/g)].map(([, name, value]) => [name, value]);
  const [, ca = ""] = /gcloud config set core\/custom_ca_certs_file (\S+)/.exec(printed) ?? [];
  const gateway = await startGateway({ ...Object.fromEntries(settings), ...env });
  const url = gateway.gce.replace("http:", "https:");
  return orStop(gateway, async () => ({ gateway, url, ca, ...(await keyOf(gateway, url, folder)) }));
}

async function keyOf(gateway: Gateway, gce: string, folder: string): Promise<Pick<Site, "keyFile" | "key">> {
  const keyFile = join(folder, "key.json");
  await mintKey({ ...gateway, gce }, keyFile);
  return { keyFile, key: JSON.parse(readFileSync(keyFile, "utf8")) };
}

/** A gateway that nobody holds would keep the tests from ending. */
async function orStop<T>(gateway: Gateway, furnish: () => Promise<T>): Promise<T> {
  try {
    return await furnish();
  } catch (error) {
    await gateway.stop();
    throw error;
  }
}

/** Writes a file for a client to read. */
export function write(folder: string, name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
