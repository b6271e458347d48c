import type { Credentials } from "@stackgate/cloudstack";
import { type Config, ConfigError, formatAddress, isLoopback } from "@stackgate/gateway";

/** The users of the embedded CloudStack, as its fixture has them. Everyone knows their secrets. */
export const demoUsers = {
  demo: { apiKey: "demo-api-key", secretKey: "demo-secret-key" },
  other: { apiKey: "other-api-key", secretKey: "other-secret-key" },
  admin: { apiKey: "admin-api-key", secretKey: "admin-secret-key" },
} as const satisfies Readonly<Record<string, Credentials>>;

/** Whether the embedded CloudStack runs: no other endpoint is configured. */
export const isEmbedded = ({ cloudstack }: Pick<Config, "cloudstack">): boolean => cloudstack.endpoint === "";

/** Where a running embedded CloudStack is found by other commands. */
export function embeddedEndpoint({ embedded }: Pick<Config, "embedded">): string {
  if (!embedded.listen) throw new ConfigError(["embedded.listen is off, and no cloudstack.endpoint is given"]);
  return `http://${formatAddress(embedded.listen)}/client/api`;
}

/** Keys that everyone knows must not be good for anyone on the network: not at CloudStack, and not at a gateway before it. */
export function refuseRemoteDemo({ embedded, ec2, gce }: Config): void {
  const listeners = { "embedded.listen": embedded.listen, "ec2.listen": ec2.listen, "gce.listen": gce.listen };
  const problems = Object.entries(listeners).flatMap(([name, address]) =>
    address && !isLoopback(address)
      ? `${name}: the embedded CloudStack has well-known keys, so ${formatAddress(address)} must be a loopback address (or give a cloudstack.endpoint)`
      : [],
  );
  if (problems.length > 0) throw new ConfigError(problems);
}
