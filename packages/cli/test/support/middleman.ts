import { createServer as createHttpServer, type RequestListener, request, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";

/** Stands between a gateway and its CloudStack, on a socket of its own. */
export interface Middleman {
  /** `http(s)://127.0.0.1:<port>/client/api` */
  readonly url: string;
  /** Commands as they came. */
  readonly commands: string[];
  /** Most requests that were under way at once. */
  most: number;
  /** Answers a command in CloudStack's place, or changes its answer; by default nothing. */
  meddle: (command: string, response: ServerResponse) => ((body: string) => string) | "answered" | undefined;
  close(): Promise<void>;
}

/** @param tls PEM; plain HTTP without */
export async function startMiddleman(
  upstream: string,
  tls?: { readonly cert: string; readonly key: string },
): Promise<Middleman> {
  let underWay = 0;
  const pass: RequestListener = (incoming, response) => {
    const command = /command=(\w+)/.exec(incoming.url ?? "")?.[1] ?? "";
    middleman.commands.push(command);
    middleman.most = Math.max(middleman.most, ++underWay);
    response.on("close", () => (underWay -= 1));
    const change = middleman.meddle(command, response) ?? ((body: string) => body);
    if (change === "answered") return;
    const { search } = new URL(incoming.url ?? "", upstream);
    const { method, headers } = incoming;
    const outgoing = request(`${upstream}${search}`, { method, headers }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => (body += chunk));
      answer.on("end", () => {
        const type = answer.headers["content-type"] ?? "";
        response.writeHead(answer.statusCode ?? 500, { "Content-Type": type }).end(change(body));
      });
    });
    outgoing.on("error", () => response.destroy());
    incoming.pipe(outgoing);
  };
  const server = tls ? createHttpsServer(tls, pass) : createHttpServer(pass);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const middleman: Middleman = {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}/client/api`,
    commands: [],
    most: 0,
    meddle: () => undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return middleman;
}
