import { mkdirSync } from "node:fs";
import { mustRun, type Ran, run } from "../../support/run";
import { gcloudEnv } from "../walk/gcloud";
import type { Site } from "./site";

/** An unmodified gcloud that knows where a gateway is, with its settings in a folder of its own. */
export interface Gcloud {
  readonly env: Readonly<Record<string, string>>;
  /** Throws, with all it printed, unless it succeeds; stdout. */
  must(...args: string[]): Promise<string>;
  run(...args: string[]): Promise<Ran>;
}

/** @param settings of gcloud's, such as CLOUDSDK_AUTH_TOKEN_HOST */
export function gcloudAt(
  program: string,
  { url, ca }: Pick<Site, "url" | "ca">,
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Gcloud {
  mkdirSync(folder, { recursive: true });
  const env = {
    ...gcloudEnv(folder),
    CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE: `${url}/compute/v1/`,
    CLOUDSDK_CORE_PROJECT: "demo",
    ...(ca === undefined ? {} : { CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE: ca }),
    ...settings,
  };
  return {
    env,
    must: (...args) => mustRun(program, args, { env, cwd: folder }),
    run: (...args) => run(program, args, { env, cwd: folder }),
  };
}

/** What signing in is for; prints a name a line. */
export const listZones = ["compute", "zones", "list", "--format=value(name)", "--sort-by=name"];
export const zones = "adv-1-a\nadvsg-1-a\nbasic-1-a\n";
