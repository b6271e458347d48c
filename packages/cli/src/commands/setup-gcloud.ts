import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { command } from "../command";
import { configOption, readConfig } from "../configuration";
import { givenUrl } from "../given-url";
import { gceUrl } from "./key";

export const setupGcloud = command({
  summary: "print (or, with --apply, run) the commands that point gcloud at the gateway",
  options: {
    url: { type: "string", value: "URL", doc: "where gcloud reaches the gateway; by default as configured" },
    "key-file": { type: "string", value: "FILE", doc: "made by stackgate key; key.json by default" },
    web: { type: "boolean", doc: "sign in on the gateway's page, in a browser, in place of a key file" },
    project: {
      type: "string",
      value: "NAME",
      doc: "the account's or a CloudStack project's name, as a slug; demo by default",
    },
    zone: { type: "string", value: "ZONE", doc: "default zone; none by default" },
    ca: { type: "string", value: "FILE", doc: "CA certificate of the gateway, if no public one signed it" },
    apply: { type: "boolean", doc: "run the commands as well" },
    config: configOption,
  },
  async run({ zone, ca, apply, web, ...given }, { env, out, error }) {
    const url = givenUrl(given.url) ?? gceUrl(readConfig(given.config, env));
    if (web && url.startsWith("http:")) {
      error(`stackgate setup gcloud: gcloud signs in through a browser over https only, and ${url} is not`);
      return 1;
    }
    const keyFile = web ? undefined : (given["key-file"] ?? "key.json");
    for (const args of gcloudCommands({ url, keyFile, project: given.project ?? "demo", zone, ca })) {
      out(`gcloud ${args.join(" ")}`);
      const failure = apply ? runGcloud(args) : undefined;
      if (failure === undefined) continue;
      error(`stackgate setup gcloud: ${failure}`);
      return 1;
    }
    return 0;
  },
});

interface GcloudOptions {
  readonly url: string;
  /** Without one, the user signs in through a browser. */
  readonly keyFile: string | undefined;
  readonly project: string;
  readonly zone: string | undefined;
  readonly ca: string | undefined;
}

/** In this order: setting a project or a zone asks the APIs whether it exists, so endpoints and credentials come first. */
export function gcloudCommands({ url, keyFile, project, zone, ca }: GcloudOptions): readonly (readonly string[])[] {
  const set = (name: string, value: string) => ["config", "set", name, value, "--quiet"];
  return [
    // gcloud insists on the trailing slash.
    set("api_endpoint_overrides/compute", `${url}/compute/v1/`),
    set("api_endpoint_overrides/cloudresourcemanager", `${url}/`),
    set("auth/token_host", `${url}/o/oauth2/token`),
    set("auth/auth_host", `${url}/o/oauth2/auth`),
    ...(ca ? [set("core/custom_ca_certs_file", resolve(ca))] : []),
    keyFile === undefined ? ["auth", "login"] : ["auth", "activate-service-account", "--key-file", keyFile],
    set("core/project", project),
    ...(zone ? [set("compute/zone", zone)] : []),
  ];
}

/** What went wrong, if anything. */
function runGcloud(args: readonly string[]): string | undefined {
  const { status, error } = spawnSync("gcloud", args, { stdio: "inherit" });
  if (error) return `gcloud did not start: ${error.message}`;
  return status === 0 ? undefined : `gcloud ended with status ${status}`;
}
