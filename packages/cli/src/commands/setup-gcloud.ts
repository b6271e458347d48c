import { spawnSync } from "node:child_process";
import { command } from "../command";
import { configOption, readConfig } from "../configuration";
import { gceUrl } from "./key";

export const setupGcloud = command({
  summary: "print (or, with --apply, make) the settings that point gcloud at the gateway",
  options: {
    url: { type: "string", value: "URL", doc: "where gcloud reaches the gateway; by default as configured" },
    project: {
      type: "string",
      value: "NAME",
      doc: "the account's name, or a CloudStack project's, as a slug; demo by default",
    },
    zone: { type: "string", value: "ZONE", doc: "default zone; left alone by default" },
    ca: { type: "string", value: "FILE", doc: "CA certificate of the gateway, if no public one signed it" },
    apply: { type: "boolean", doc: "run the commands instead of printing them" },
    config: configOption,
  },
  async run(given, { env, out, error }) {
    const url = (given.url ?? gceUrl(readConfig(given.config, env))).replace(/\/+$/, "");
    const settings = gcloudSettings({ ...given, url, project: given.project ?? "demo" });
    for (const [name, value] of settings) {
      const args = ["config", "set", name, value];
      out(`gcloud ${args.join(" ")}`);
      if (!given.apply) continue;
      const { status, error: failure } = spawnSync("gcloud", args, { stdio: "inherit" });
      if (failure || status !== 0) {
        error(
          `stackgate setup gcloud: gcloud ${failure ? `did not start: ${failure.message}` : `ended with status ${status}`}`,
        );
        return 1;
      }
    }
    out("# then: stackgate key --api-key KEY --secret-key SECRET --out key.json");
    out("#       gcloud auth activate-service-account --key-file key.json");
    return 0;
  },
});

interface GcloudOptions {
  readonly url: string;
  readonly project: string;
  readonly zone: string | undefined;
  readonly ca: string | undefined;
}

/** What must be set so that an unmodified gcloud asks the gateway, in an order in which gcloud never asks Google. */
export function gcloudSettings({ url, project, zone, ca }: GcloudOptions): readonly (readonly [string, string])[] {
  return [
    // gcloud insists on the trailing slash.
    ["api_endpoint_overrides/compute", `${url}/compute/v1/`],
    // `config set project` asks the Resource Manager.
    ["api_endpoint_overrides/cloudresourcemanager", `${url}/`],
    ["auth/token_host", `${url}/o/oauth2/token`],
    ["auth/auth_host", `${url}/o/oauth2/auth`],
    ...(ca ? [["core/custom_ca_certs_file", ca] as const] : []),
    ["core/project", project],
    ...(zone ? [["compute/zone", zone] as const] : []),
  ];
}
