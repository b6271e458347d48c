import { type Gateway, stackgate, users } from "../../support/gateway";
import type { Transcript } from "./transcript";

export const title = "gcloud, from first to last";
export const introduction = `An unmodified gcloud against \`npm start\`: every command, what it printed and its exit status. Made by
\`npm run transcripts\`; the same walk is a test.`;

/** The environment in which gcloud asks nothing and keeps its settings to itself. */
export const gcloudEnv = (folder: string) => ({
  CLOUDSDK_CONFIG: `${folder}/gcloud`,
  CLOUDSDK_CORE_DISABLE_PROMPTS: "1",
  CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: "true",
  CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: "true",
  HOME: folder,
});

/** With the gateway's own configuration, for `stackgate key`. */
export const env = (gateway: Gateway, folder: string) => ({ ...gcloudEnv(folder), ...gateway.env });

/** @param gcloud the gcloud program */
export async function walk(transcript: Transcript, gateway: Gateway, gcloud: string): Promise<void> {
  const run = (...args: string[]) => transcript.run("gcloud", gcloud, args);
  const compute = (...args: string[]) => run("compute", ...args);
  const { apiKey, secretKey } = users.demo;
  const zone = ["--zone", "advsg-1-a"];

  transcript.section("A key file, and where to find the gateway");
  const mint = ["key", "--api-key", apiKey, "--secret-key", secretKey, "--url", gateway.gce, "--out", "key.json"];
  await transcript.run("npx stackgate", ...stackgate(mint));
  await run("config", "set", "api_endpoint_overrides/compute", `${gateway.gce}/compute/v1/`);
  await run("config", "set", "api_endpoint_overrides/cloudresourcemanager", `${gateway.gce}/`);
  await run("auth", "activate-service-account", "--key-file", "key.json");
  await run("config", "set", "project", "demo");

  transcript.section("Zones, images, machine types");
  await compute("zones", "list");
  await compute("images", "list");
  await compute("machine-types", "list");

  transcript.section("Firewall rules");
  const ssh = ["--allow", "tcp:22,icmp", "--source-ranges", "198.51.100.0/24", "--target-tags", "web"];
  await compute("firewall-rules", "create", "ssh", ...ssh);
  await compute("firewall-rules", "list");
  await compute("firewall-rules", "describe", "ssh");

  transcript.section("Instances");
  await compute("instances", "create", "vm1", ...zone);
  await compute("instances", "list");
  await compute("instances", "describe", "vm1", ...zone);
  await compute("instances", "stop", "vm1", ...zone);
  await compute("instances", "start", "vm1", ...zone);
  await compute("instances", "reset", "vm1", ...zone);

  transcript.section("Operations");
  const name = (
    await compute("operations", "list", "--limit", "1", "--zones", "advsg-1-a", "--format", "value(name)")
  ).trim();
  await compute("operations", "describe", name, ...zone);

  transcript.section("The end");
  await compute("instances", "delete", "vm1", ...zone);
  await compute("instances", "list");
  await compute("firewall-rules", "delete", "ssh");
}
