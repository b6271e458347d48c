import { createSecureContext } from "node:tls";
import { createEc2 } from "@stackgate/ec2";
import {
  type Address,
  type Certificate,
  type Config,
  ConfigError,
  createHealth,
  createManagement,
  createMetrics,
  type Facade,
  type Host,
  type HostOptions,
  type Log,
  listen,
} from "@stackgate/gateway";
import { createGce } from "@stackgate/gce";
import { blaming, readFileOf } from "../configuration";
import { isEmbedded, refuseRemoteDemo } from "../embedded";
import { openUpstream } from "../upstream";
import { type EmbeddedCloud, startEmbedded } from "./embedded-cloud";

/** Everything that `serve` runs. URLs of what is turned off are undefined. */
export interface Gateways {
  readonly ec2: string | undefined;
  readonly gce: string | undefined;
  readonly management: string | undefined;
  /** The embedded CloudStack's API. */
  readonly embedded: string | undefined;
  /** Takes renewed certificates into use; throws, and keeps the old ones, if they are not in order. */
  renew(): void;
  /** Tells balancers, finishes what is in flight, and ends. */
  stop(): Promise<void>;
}

/** @throws ConfigError, or the error of an address that cannot be had; nothing is left running then */
export async function startGateways(config: Config, log: Log): Promise<Gateways> {
  let embedded: EmbeddedCloud | undefined;
  if (isEmbedded(config)) {
    refuseRemoteDemo(config);
    embedded = await startEmbedded(config);
  }
  try {
    return await startBefore(embedded, config, log);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function startBefore(embedded: EmbeddedCloud | undefined, config: Config, log: Log): Promise<Gateways> {
  const metrics = createMetrics({ process: true });
  const upstream = openUpstream(config, metrics, embedded?.url);
  const { endpoint: cloud, credentials, sealer, admin, passwordSignIn } = upstream;
  const health = createHealth({
    cloud: cloud.as(admin ?? { apiKey: "none", secretKey: "none" }),
    admin: admin !== undefined,
    healthMs: config.management.healthMs,
    log,
  });
  const shared = { cloud, credentials, sealer, limits: config.limits, now: Date.now, log, metrics };
  const { limits, ec2, gce, management } = config;
  const host = (name: string, section: Listener, gzip: boolean, facade: () => Facade) =>
    start({ name, section, gzip, facade, limits, log, metrics });

  const started = await allOrNone([
    host("ec2", ec2, false, () => createEc2({ ...shared, config: ec2 })),
    host("gce", gce, true, () => createGce({ ...shared, config: gce, passwordSignIn })),
    host("management", management, false, () => createManagement(health, metrics)),
  ]);
  const [ec2Host, gceHost, managementHost] = started;
  const { deadlineMs, balancerMs } = config.drain;
  // What is wrong with the way to CloudStack is told at once, and not with the first client's error.
  void health.check();

  return {
    ec2: ec2Host?.url,
    gce: gceHost?.url,
    management: managementHost?.url,
    embedded: embedded?.url,
    renew() {
      for (const host of started) host?.renew();
    },
    async stop() {
      health.stop();
      await new Promise((resolve) => setTimeout(resolve, balancerMs));
      await Promise.all([ec2Host?.drain(deadlineMs), gceHost?.drain(deadlineMs)]);
      await managementHost?.drain(deadlineMs);
      upstream.close();
      await embedded?.stop();
    },
  };
}

interface Listener {
  readonly listen: Address | undefined;
  readonly tlsCertificate?: string;
  readonly tlsKey?: string;
}

interface Starting extends Omit<HostOptions, "facade" | "address" | "tls"> {
  readonly section: Listener;
  readonly facade: () => Facade;
}

interface Started extends Omit<Host, "renew"> {
  /** Reads the certificate's files again. */
  renew(): void;
}

async function start({ section, facade, ...rest }: Starting): Promise<Started | undefined> {
  const { listen: address, tlsCertificate = "", tlsKey = "" } = section;
  if (!address) return undefined;
  if ((tlsCertificate === "") !== (tlsKey === ""))
    throw new ConfigError([`${rest.name}.tlsCertificate and ${rest.name}.tlsKey belong together: one is missing`]);
  const read = () => readCertificate(rest.name, tlsCertificate, tlsKey);
  const host = await listen({ ...rest, ...(tlsKey && { tls: read() }), address, facade: facade() });
  return { ...host, renew: () => tlsKey && host.renew(read()) };
}

/** @throws ConfigError if a file is missing, or the two are no pair */
function readCertificate(name: string, certificate: string, privateKey: string): Certificate {
  const cert = readFileOf(`${name}.tlsCertificate`, certificate);
  const key = readFileOf(`${name}.tlsKey`, privateKey);
  blaming(`${name}.tlsCertificate, ${name}.tlsKey`, () => createSecureContext({ cert, key }));
  return { cert, key };
}

/** Waits for all; if one fails, ends those that started. */
async function allOrNone(starting: readonly Promise<Started | undefined>[]): Promise<readonly (Started | undefined)[]> {
  const settled = await Promise.allSettled(starting);
  const failed = settled.find((one) => one.status === "rejected");
  if (!failed) return settled.map((one) => (one.status === "fulfilled" ? one.value : undefined));
  await Promise.all(settled.map((one) => one.status === "fulfilled" && one.value?.drain(0)));
  throw failed.reason;
}
