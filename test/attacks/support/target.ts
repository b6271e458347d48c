import type { Cloud, Transport } from "@stackgate/cloudstack";
import { createEc2 } from "@stackgate/ec2";
import {
  adminSecrets,
  createCredentialStore,
  createLog,
  createMetrics,
  createSealer,
  defaults,
  type Ec2Config,
  type Facade,
  type GceConfig,
  purpose,
  schema,
} from "@stackgate/gateway";
import { createGce } from "@stackgate/gce";
import { createSimulator, type ManualClock, type Simulator, type SimulatorOptions } from "@stackgate/simulator";
import { endpointOn, keysOf, testClock, type User } from "../../support/in-process";
import { digestOf } from "./digest";

/** Both gateways and their CloudStack in this process, without sockets: quick enough for tens of thousands of requests. */
export interface Target {
  readonly ec2: Facade;
  readonly gce: Facade;
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  /** The log so far, all levels. */
  log(): string;
  metrics(): Promise<string>;
  /** A token that the gateways' own seal made, and that is for pages. */
  pageToken(): string;
  /** CloudStack as a user sees it. */
  cloud(user: User): Cloud;
  /** What the tenants have, just before the latest call that could have changed it; `undefined` when nothing was called. */
  before(): string | undefined;
  /** Forgets what was before. */
  mark(): void;
  close(): void;
}

export interface TargetOptions {
  readonly ec2?: Partial<Ec2Config>;
  readonly gce?: Partial<GceConfig>;
  readonly simulator?: SimulatorOptions;
  /** Stands between gateway and CloudStack. */
  readonly meddle?: (transport: Transport) => Transport;
  /** Items that CloudStack gives a page. */
  readonly pageSize?: number;
  /** The clock of remembered credentials, in ms. */
  readonly now?: () => number;
}

const isMutation = (command: string): boolean => !/^(list|query|get(?!Upload))/.test(command);

export function startTarget({
  ec2,
  gce,
  simulator: options,
  meddle = (same) => same,
  pageSize,
  now,
}: TargetOptions = {}): Target {
  const clock = testClock();
  const simulator = createSimulator({ clock, ...options });
  let before: string | undefined;
  const transport: Transport = (request) => {
    const command = /(?:^|&)command=(\w+)/.exec(request.query)?.[1] ?? "";
    if (isMutation(command)) before ??= digestOf(simulator.state);
    return simulator.transport(request);
  };
  const endpoint = endpointOn(meddle(transport), clock, pageSize);
  const lines: string[] = [];
  const metrics = createMetrics();
  const shared = {
    cloud: endpoint,
    credentials: createCredentialStore({
      endpoint,
      sources: [adminSecrets(endpoint.as(keysOf("admin")))],
      cacheMs: 30_000,
      unknownMs: 5_000,
      unknownPerSecond: 20,
      ...(now && { now }),
    }),
    sealer: createSealer(["a secret of the tests that is long enough"], clock.now),
    now: clock.now,
    log: createLog({ level: "debug", destination: { write: (line) => void lines.push(line) } }),
    metrics,
  };
  return {
    ec2: createEc2({ ...shared, config: { ...defaults(schema.ec2), ...ec2 } }),
    gce: createGce({ ...shared, config: { ...defaults(schema.gce), ...gce } }),
    simulator,
    clock,
    log: () => lines.join(""),
    metrics: async () => (await metrics.text()).body,
    pageToken: () => shared.sealer.seal(purpose<object>("gce-page"), { page: 1, skip: 0, apiKey: "demo-api-key" }),
    cloud: (user) => endpoint.as(keysOf(user)),
    before: () => before,
    mark() {
      before = undefined;
    },
    close: () => simulator.close(),
  };
}
