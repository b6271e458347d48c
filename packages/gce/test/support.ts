import type { Cloud } from "@stackgate/cloudstack";
import { createMetrics, createSealer, defaults, type GceConfig, schema, silentLog } from "@stackgate/gateway";
import { createSimulator, type ManualClock, type Simulator, type SimulatorOptions } from "@stackgate/simulator";
import { countsOf, endpointOn, keysOf, testClock, textOf, type User, usersOf } from "../../../test/support/in-process";
import { createGce } from "../src/facade";
import { createAccessTokens } from "../src/oauth/tokens/access";
import { createRevocations } from "../src/oauth/tokens/revocations";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The JSON document; `{}` where the answer is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into documents of any shape; a typed view would be a second decoder
  readonly body: any;
  /** The reason and message of an error document. */
  readonly error?: { readonly reason: string; readonly message: string };
  /** Upstream calls of this request by command, job polls left out. */
  readonly calls: Readonly<Record<string, number>>;
}

export interface CallOptions {
  /** `null`: without credentials. */
  readonly as?: User | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Compute Engine on a simulated CloudStack, in one process and without sockets. */
export interface Gce {
  /**
   * One request. `path` is below /compute/v1/projects/demo/ unless it begins with a slash; `body` is sent as JSON, a text as it is.
   */
  (method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** A mutation seen to its end: asks until the operation is DONE, and answers it. Throws if the request itself fails. */
  settle(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  /** CloudStack itself as a user sees it, for what tests arrange. */
  cloud(user: User): Cloud;
  /** Upstream calls so far by command, with their parameters. */
  readonly upstream: readonly URLSearchParams[];
  /** Moves the simulated cloud's clock, and the gateway's with it. */
  advance(ms: number): void;
  close(): void;
}

export interface GceOptions {
  readonly config?: Partial<GceConfig>;
  readonly simulator?: SimulatorOptions;
  /** Another gateway, whose cloud this one shall stand in front of too, as its replica. */
  readonly beside?: Gce;
}

export const ORIGIN = "http://gce.test";
export const LINKS = `${ORIGIN}/compute/v1/projects/demo`;

export function startGce({ config: changed = {}, simulator: options = {}, beside }: GceOptions = {}): Gce {
  const clock = beside?.clock ?? testClock();
  const simulator = beside?.simulator ?? createSimulator({ clock, ...options });
  const upstream: URLSearchParams[] = [];
  const cloud = endpointOn((request) => {
    upstream.push(new URLSearchParams(request.query));
    return simulator.transport(request);
  }, clock);
  const sealer = createSealer(["test"], clock.now);
  const config = { ...defaults(schema.gce), ...changed };
  const facade = createGce({
    cloud,
    credentials: usersOf(simulator),
    sealer,
    config,
    now: clock.now,
    log: silentLog,
    metrics: createMetrics(),
  });
  const tokens = createAccessTokens(sealer, config, clock.now, createRevocations(clock.now));

  const gce = async (method: string, path: string, body?: unknown, call: CallOptions = {}): Promise<Answer> => {
    const { as: user = "demo", headers = {} } = call;
    const before = upstream.length;
    const reply = await facade({
      method,
      target: path.startsWith("/") ? path : `/compute/v1/projects/${user ?? "demo"}/${path}`,
      headers: {
        host: new URL(ORIGIN).host,
        ...(user && { authorization: `Bearer ${tokens.issue(keysOf(user).apiKey).token}` }),
        ...headers,
      },
      body: Buffer.from(body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body)),
      remoteAddress: "192.0.2.1",
      secure: false,
      signal: new AbortController().signal,
    });
    const text = await textOf(reply);
    const document = reply.headers["content-type"]?.startsWith("application/json") ? JSON.parse(text) : {};
    const error = document.error?.errors?.[0];
    return {
      status: reply.status,
      headers: reply.headers,
      text,
      body: document,
      ...(error && reply.status >= 400 && { error: { reason: error.reason, message: error.message } }),
      calls: countsOf(upstream.slice(before)),
    };
  };

  const settle: Gce["settle"] = async (method, path, body, call) => {
    let answer = await gce(method, path, body, call);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.text}`);
    while (answer.body.status !== "DONE") {
      answer = await gce("POST", `${new URL(answer.body.selfLink).pathname}/wait`, undefined, call);
      if (answer.status !== 200) throw new Error(`wait: ${answer.text}`);
    }
    return answer;
  };
  return Object.assign(gce, {
    settle,
    simulator,
    clock,
    cloud: (user: User) => cloud.as(keysOf(user)),
    upstream,
    advance: clock.advance,
    close: () => simulator.close(),
  });
}
