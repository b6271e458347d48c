import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { SimulatorReply, SimulatorRequest } from "./wire/request";

export interface Listening {
  /** `http://127.0.0.1:PORT/client/api` */
  readonly url: string;
  /** Stops accepting, closes kept connections, and resolves when the port is free. */
  close(): Promise<void>;
}

type Serve = (request: SimulatorRequest) => Promise<SimulatorReply>;

const LARGEST_BODY = 2 ** 21;
const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);

/** Serves `/client/api` over HTTP/1.1 with kept connections. */
export async function listen(serve: Serve, port: number, host: string, allowRemote: boolean): Promise<Listening> {
  if (!allowRemote && !isLoopback(host))
    throw new Error(
      `the simulated CloudStack has well-known keys and listens on loopback addresses only, not on ${host}`,
    );
  const server = createServer((request, response) => {
    exchange(serve, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => resolve());
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}/client/api`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function exchange(serve: Serve, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = "", query = ""] = (request.url ?? "").split(/\?(.*)/s);
  const method = request.method === "POST" ? "POST" : "GET";
  if (!/^\/client\/api\/?$/.test(path)) return send(response, NOT_FOUND);
  send(response, await serve(method === "GET" ? { method, query } : { method, query, body: await bodyOf(request) }));
}

const NOT_FOUND: SimulatorReply = {
  status: 404,
  contentType: "text/html;charset=iso-8859-1",
  body: "<h1>Not Found</h1>",
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error("body too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Head and body in one write: two small ones on a kept connection cost a client's delayed acknowledgement (40 ms). */
function send(response: ServerResponse, reply: SimulatorReply): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { "content-type": reply.contentType, "content-length": body.length });
  response.end(body);
}
