import { connect, type Socket } from "node:net";
import {
  createMetrics,
  defaults,
  type Facade,
  type Host,
  type HostOptions,
  listen,
  schema,
  silentLog,
} from "@stackgate/gateway";

export const limits = { ...defaults(schema.limits), bodyBytes: 1000, headersTimeoutMs: 100, requestTimeoutMs: 200 };
export const hosts: Host[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.drain(100)));
});

export async function start(facade: Facade, options: Partial<HostOptions> = {}): Promise<Host> {
  const address = { host: "127.0.0.1", port: 0 };
  const metrics = createMetrics();
  const host = await listen({ name: "test", facade, address, limits, log: silentLog, metrics, ...options });
  hosts.push(host);
  return host;
}

export const reply = (body: string | AsyncIterable<string>, status = 200) => ({
  status,
  headers: { "Content-Type": "text/plain" },
  body,
});
/** Answers a refusal as a protocol would: with its own document. */
export const echo: Facade = async ({ refusal, method, target, body }) =>
  refusal ? reply(`<Error>${refusal.reason}</Error>`, refusal.status) : reply(`${method} ${target} ${body}`);

/** Everything that the server sends on a connection, until it closes. */
export function raw(host: Host, talk: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(host.address.port, host.address.host, () => talk(socket));
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}
