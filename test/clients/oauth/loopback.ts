import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A program that waits for its user's browser, as RFC 8252 (7.3) has it. */
export interface Loopback {
  /** `http://HOST:PORT/` */
  readonly uri: string;
  /** The queries that browsers came back with, by their names. */
  readonly arrived: readonly Readonly<Record<string, string>>[];
  close(): void;
}

/** @param page what it shows */
export async function loopback(host: "127.0.0.1" | "::1", page = "<title>Done</title>"): Promise<Loopback> {
  const arrived: Record<string, string>[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://loopback");
    if (pathname === "/" && searchParams.size > 0) arrived.push(Object.fromEntries(searchParams));
    response.setHeader("content-type", "text/html").end(page);
  });
  server.listen(0, host);
  await once(server, "listening");
  return {
    uri: `http://${host === "::1" ? "[::1]" : "localhost"}:${portOf(server)}/`,
    arrived,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}
