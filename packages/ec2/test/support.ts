import type { Cloud } from "@stackgate/cloudstack";
import { createMetrics, createSealer, defaults, type Ec2Config, schema, silentLog } from "@stackgate/gateway";
import { createSimulator, type ManualClock, type Simulator, type SimulatorOptions } from "@stackgate/simulator";
import { sign } from "aws4";
import { XMLParser } from "fast-xml-parser";
import { countsOf, endpointOn, keysOf, testClock, textOf, type User, usersOf } from "../../../test/support/in-process";
import type { ActionName } from "../src/action";
import { createEc2 } from "../src/facade";
import { httpRequest } from "./auth/requests";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The document below its root, elements as text; lists (`item`) are always arrays. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into documents of any shape; a typed view would be a second decoder
  readonly body: any;
  /** EC2's error code and message, when it is an error document. */
  readonly error?: { readonly code: string; readonly message: string };
  /** Upstream calls of this request by command. */
  readonly calls: Readonly<Record<string, number>>;
}

export interface CallOptions {
  readonly as?: User;
  readonly version?: string;
  readonly method?: "GET" | "POST";
}

/** EC2 on a simulated CloudStack, in one process and without sockets. */
export interface Ec2 {
  /** Sends an action, signed, with parameters by their names on the wire (`{ "KeyName.1": "a" }`). */
  (action: ActionName | (string & {}), parameters?: Parameters, options?: CallOptions): Promise<Answer>;
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  /** CloudStack itself as a user sees it, to arrange and to look. */
  cloud(user: User): Cloud;
  /** Moves the simulated cloud's clock, and the gateway's with it. */
  advance(ms: number): void;
  close(): void;
}
type Parameters = Readonly<Record<string, string | number | boolean>>;

export interface Ec2Options {
  readonly config?: Partial<Ec2Config>;
  readonly simulator?: SimulatorOptions;
  /** Another gateway, whose cloud this one shall stand in front of too, as its replica. */
  readonly beside?: Ec2;
}

export function startEc2({ config = {}, simulator: options = {}, beside }: Ec2Options = {}): Ec2 {
  const clock = beside?.clock ?? testClock();
  const simulator = beside?.simulator ?? createSimulator({ clock, ...options });
  const upstream: URLSearchParams[] = [];
  const cloud = endpointOn((request) => {
    upstream.push(new URLSearchParams(request.query));
    return simulator.transport(request);
  }, clock);
  const facade = createEc2({
    cloud,
    credentials: usersOf(simulator),
    sealer: createSealer(["test"], clock.now),
    config: { ...defaults(schema.ec2), ...config },
    now: clock.now,
    log: silentLog,
    metrics: createMetrics(),
  });

  const ec2 = async (action: string, parameters: Parameters = {}, options: CallOptions = {}): Promise<Answer> => {
    const before = upstream.length;
    const reply = await facade(request(clock.now(), action, parameters, options));
    const text = await textOf(reply);
    return {
      ...parse(text),
      status: reply.status,
      headers: reply.headers,
      text,
      calls: countsOf(upstream.slice(before)),
    };
  };
  return Object.assign(ec2, {
    simulator,
    clock,
    cloud: (user: User) => cloud.as(keysOf(user)),
    advance: clock.advance,
    close: () => simulator.close(),
  });
}

function request(now: number, action: string, parameters: Parameters, options: CallOptions) {
  const { as: user = "demo", version, method = "POST" } = options;
  const apiVersion = version ?? (action === "GetCallerIdentity" ? "2011-06-15" : "2016-11-15");
  const values = Object.entries({ Action: action, Version: apiVersion, ...parameters });
  const form = values.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  const body = method === "POST" ? form : "";
  const signed = sign(
    {
      method,
      path: method === "POST" ? "/" : `/?${form}`,
      service: "ec2",
      region: "stackgate-1",
      body,
      headers: { host: "ec2.test", "X-Amz-Date": new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, "") },
    },
    { accessKeyId: keysOf(user).apiKey, secretAccessKey: keysOf(user).secretKey },
  );
  const headers = Object.entries(signed.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return httpRequest({
    method,
    target: signed.path ?? "/",
    headers: Object.fromEntries(headers),
    body: Buffer.from(body),
  });
}

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  isArray: (name) => name === "item",
});

function parse(text: string): Pick<Answer, "body" | "error"> {
  const body = Object.values<Answer["body"]>(parser.parse(text, true))[0] ?? {};
  const error = body.Errors?.Error ?? body.Error;
  return { body, ...(error && { error: { code: error.Code, message: error.Message } }) };
}
