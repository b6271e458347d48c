import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, ConfigError, loadConfig } from "@stackgate/gateway";
import type { Console } from "./command";

const shipped = (name: string): string => join(__dirname, "../../../configs", name);

/** The option that every command with a configuration has. */
export const configOption = {
  type: "string",
  value: "FILE",
  env: "STACKGATE_CONFIG",
  doc: "configuration; by default configs/embedded.yaml, or configs/cloudstack.yaml when STACKGATE_CLOUDSTACK_ENDPOINT is set",
} as const;

/** @throws ConfigError */
export function readConfig(file: string | undefined, env: Console["env"]): Config {
  const byDefault = env.STACKGATE_CLOUDSTACK_ENDPOINT ? "cloudstack.yaml" : "embedded.yaml";
  return loadConfig({ file: file ?? shipped(byDefault), env });
}

/**
 * What stands in the file that an option names.
 * @throws ConfigError that names the option
 */
export const readFileOf = (option: string, path: string): string => blaming(option, () => readFileSync(path, "utf8"));

/** Does `work`; what goes wrong is the fault of these options. */
export function blaming<T>(options: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new ConfigError([`${options}: ${error instanceof Error ? error.message : error}`]);
  }
}
