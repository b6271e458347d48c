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
  /** An access token of demo's. */
  readonly token: string;
}

/** @param env further options of the gateway */
export async function plainSite(folder: string, env: Readonly<Record<string, string>> = {}): Promise<Site> {
  mkdirSync(folder, { recursive: true });
  const gateway = await startGateway(env);
  const keyFile = join(folder, "key.json");
  await mintKey(gateway, keyFile);
  const key: KeyFile = JSON.parse(readFileSync(keyFile, "utf8"));
  return { gateway, url: gateway.gce, keyFile, key, token: await accessToken(keyFile) };
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
  const keyFile = join(folder, "key.json");
  await mintKey({ ...gateway, gce: url }, keyFile);
  const key: KeyFile = JSON.parse(readFileSync(keyFile, "utf8"));
  // The token endpoint is asked by gcloud itself here: Node trusts no further CA after its start.
  return { gateway, url, ca, keyFile, key, token: "" };
}

/** Writes a file for a client to read. */
export function write(folder: string, name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
