import { once } from "node:events";
import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from "node:http";
import { createServer as createTlsServer, Server as TlsServer } from "node:https";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { requestIdOf } from "../arrive";
import { type Address, formatAddress } from "../config/address";
import type { LimitsConfig } from "../config/sections/limits";
import type { Facade, HttpRequest, Refusal } from "../http";
import type { Log } from "../log";
import type { Metrics } from "../metrics";
import { application } from "./application";
import { connectionRefusal, malformed } from "./refusals";
import { writeReply } from "./reply";
import { unreadRequest } from "./request";

export interface HostOptions {
  /** The facade's name in logs and metrics. */
  readonly name: string;
  readonly facade: Facade;
  readonly address: Address;
  readonly limits: LimitsConfig;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "inFlight">;
  readonly gzip?: boolean;
  /** Plain HTTP without. */
  readonly tls?: Certificate;
}

/** PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Host {
  /** Where it listens, with the port that was free if 0 was asked. */
  readonly address: Address;
  /** `http://127.0.0.1:8773` */
  readonly url: string;
  /** Shows new connections another certificate; throws, and keeps the old one, if it is not in order. */
  renew(certificate: Certificate): void;
  /** Stops accepting, lets requests in flight finish, and cuts what is left after `deadlineMs`. */
  drain(deadlineMs: number): Promise<void>;
}

const minVersion = "TLSv1.2";

/** Serves a facade over HTTP or HTTPS. Rejects if the address cannot be had. */
export async function listen(options: HostOptions): Promise<Host> {
  const { name, facade, log, metrics, limits, tls } = options;
  const answering = new WeakMap<Socket, ServerResponse>();
  let draining = false;

  const answer = async (request: HttpRequest, response: ServerResponse): Promise<void> => {
    metrics.inFlight(name, 1);
    response.once("close", () => draining && setImmediate(() => server.closeIdleConnections()));
    try {
      const reply = await facade(request);
      if (draining || request.refusal) response.setHeader("Connection", "close");
      cutWhenUnread(response, limits.sendTimeoutMs);
      await writeReply(reply, response);
    } catch (error) {
      // A client that leaves closes the response, which breaks the stream; that is its right.
      if (!request.signal.aborted)
        log.error({ requestId: requestIdOf(request), facade: name, err: error }, "the answer broke off");
      response.destroy();
    } finally {
      metrics.inFlight(name, -1);
    }
  };

  const app = application({ bodyBytes: limits.bodyBytes, gzip: options.gzip ?? false, answer });
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    answering.set(request.socket, response);
    app(request, response);
  };
  const server = tls
    ? createTlsServer({ ...serverOptions(limits), ...tls, minVersion }, handle)
    : createServer(serverOptions(limits), handle);
  // Node would answer these two itself, with nothing in it, or not at all.
  server.on("checkExpectation", handle);
  server.on("connect", (_request, socket) => refuse(malformed, socket));
  server.on("clientError", (error, socket) => refuse(connectionRefusal(error), socket));
  const refuse = (refusal: Refusal | undefined, socket: Duplex): void => {
    if (!refusal || !(socket instanceof Socket) || !socket.writable) return void socket.destroy();
    const current = answering.get(socket);
    const underWay = current && !current.writableFinished ? current : undefined;
    if (underWay?.req.complete) {
      // Garbage behind a whole request: that one still gets its answer, and the connection ends.
      underWay.shouldKeepAlive = false;
      return;
    }
    if (underWay?.headersSent) return void socket.destroy();
    const response = underWay ?? orphan(socket);
    response.once("finish", () => socket.destroySoon());
    return void answer(unreadRequest(refusal, socket.remoteAddress), response);
  };

  const address = await bind(server, options.address);
  return {
    address,
    url: `${tls ? "https" : "http"}://${formatAddress(address)}`,
    renew(certificate) {
      if (server instanceof TlsServer) server.setSecureContext({ ...certificate, minVersion });
    },
    async drain(deadlineMs) {
      draining = true;
      const closed = once(server, "close");
      server.close();
      const deadline = setTimeout(() => {
        log.warn({ facade: name }, "cut the requests that did not finish before the deadline");
        server.closeAllConnections();
      }, deadlineMs);
      await closed;
      clearTimeout(deadline);
    },
  };
}

/**
 * Ends the connection of a client that takes nothing for `ms` while there is something to take; that the next part of a
 * stream is long in coming is not its fault. Node's timer heeds each byte that the system takes, also within one large write.
 */
function cutWhenUnread(response: ServerResponse, ms: number): void {
  response.setTimeout(ms, () => {
    if (response.socket && response.socket.writableLength > 0) response.socket.destroy();
  });
}

const serverOptions = (limits: LimitsConfig): ServerOptions => ({
  maxHeaderSize: limits.headerBytes,
  headersTimeout: limits.headersTimeoutMs,
  requestTimeout: limits.requestTimeoutMs,
  keepAliveTimeout: limits.keepAliveMs,
  // Node looks for slow requests only this often; its own 30 s would make both timeouts above a guess.
  connectionsCheckingInterval: Math.min(1000, limits.headersTimeoutMs),
  // A second Authorization or Host must not hide behind the first.
  joinDuplicateHeaders: true,
  // A request without Host gets the facade's error, not an empty page of Node's.
  requireHostHeader: false,
});

/** A response on a connection where no request was understood. */
function orphan(socket: Socket): ServerResponse {
  const response = new ServerResponse(new IncomingMessage(socket));
  response.assignSocket(socket);
  return response;
}

async function bind(server: Server, { host, port }: Address): Promise<Address> {
  server.listen(port, host);
  await once(server, "listening");
  const bound = server.address();
  return { host, port: typeof bound === "object" && bound ? bound.port : port };
}
