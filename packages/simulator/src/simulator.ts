import { type Transport, TransportError } from "@stackgate/cloudstack";
import { type Clock, type ManualClock, realClock } from "./clock/clock";
import { eventLog } from "./events/events";
import { type FaultPlan, type Faults, faultPlanner } from "./faults/faults";
import { ConnectionReset, meetFaults } from "./faults/meet";
import { FIXTURES, type Fixture } from "./fixture/data";
import { loadFixtures } from "./fixture/load";
import { type Population, populate } from "./fixture/populate";
import { handle } from "./handle";
import { jobRunner } from "./jobs/jobs";
import { delayed } from "./latency/delayed";
import { MEASURED_SETTINGS } from "./latency/measured";
import { seededRandom } from "./random";
import { measureVms } from "./resources/vmLife";
import { type Listening, listen } from "./server";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { State } from "./state/state";
import type { SimulatorReply, SimulatorRequest } from "./wire/request";
import type { World } from "./world";

export interface SimulatorOptions extends Partial<Settings> {
  /** `default` when left out; several are loaded one after the other. */
  readonly fixture?: keyof typeof FIXTURES | readonly Fixture[];
  /** Tenants and VMs to add to the fixture, for tests of scale. */
  readonly population?: Population;
  /** The computer's clock by default; tests give a `manualClock`. */
  readonly clock?: Clock | ManualClock;
  readonly faults?: readonly FaultPlan[];
  /** `measured` answers as late as a real server was seen to, so that calling patterns are judged as there. */
  readonly latency?: "none" | "measured";
}

/** A simulated cloud, and the ways to reach it. */
export interface Simulator {
  /** One exchange without HTTP; rejects with `ConnectionReset` where a fault breaks the connection. */
  handle(request: SimulatorRequest): Promise<SimulatorReply>;
  /** The same as a transport of the CloudStack client. */
  readonly transport: Transport;
  /** Serves HTTP under /client/api; only on loopback addresses unless `allowRemote`. Port 0 picks a free one. */
  listen(port: number, host?: string, options?: { readonly allowRemote?: boolean }): Promise<Listening>;
  readonly clock: Clock;
  readonly faults: Faults;
  /** The records themselves, for tests that arrange or look closer than the API lets them. */
  readonly state: State;
  /** Counts of records, by kind. */
  stats(): Readonly<Record<string, number>>;
  /** Stops the clock; nothing pending happens any more. */
  close(): void;
}

export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { fixture = "default", clock = realClock(), faults: planned, population, latency = "none", ...given } = options;
  const measured = latency === "measured";
  const settings: Settings = { ...DEFAULT_SETTINGS, ...(measured && MEASURED_SETTINGS), ...given };
  const random = seededRandom(settings.seed);
  const state = new State(random);
  loadFixtures(state, typeof fixture === "string" ? FIXTURES[fixture] : fixture, clock.now());
  const record = eventLog(state, clock);
  const world: World = { state, clock, random, settings, record, jobs: jobRunner(state, clock, record) };
  if (population) populate(world, population);
  measureVms(world, settings.statsDelay);
  const faults = faultPlanner(planned);
  const prompt = (request: SimulatorRequest) => meetFaults(faults, request, (met) => handle(world, request, met));
  const serve = measured ? delayed(prompt) : prompt;
  return {
    handle: serve,
    transport: ({ method, query }) =>
      serve(method === "GET" ? { method, query } : { method, body: query }).catch(asTransportError),
    listen: (port, host = "127.0.0.1", { allowRemote = false } = {}) => listen(serve, port, host, allowRemote),
    clock,
    faults,
    state,
    stats: () => state.counts(),
    close: () => clock.stop(),
  };
}

/** A broken connection as the client's HTTP transport tells it: one that had served before, so that reads are repeated. */
function asTransportError(error: unknown): never {
  throw error instanceof ConnectionReset ? new TransportError({ kind: "reset", reusedConnection: true }) : error;
}
