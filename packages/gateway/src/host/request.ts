import type { IncomingHttpHeaders } from "node:http";
import type { Request, Response } from "express";
import type { HttpRequest, Refusal } from "../http";

const NOTHING = Buffer.alloc(0);

/** The request as the facades see it; `body` is a Buffer if the raw parser found one. */
export function httpRequest(request: Request, response: Response, refusal?: Refusal): HttpRequest {
  const abort = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) abort.abort();
  });
  return {
    method: request.method,
    target: request.originalUrl,
    headers: flat(request.headers),
    body: Buffer.isBuffer(request.body) ? request.body : NOTHING,
    remoteAddress: request.socket.remoteAddress ?? "",
    secure: request.secure,
    signal: abort.signal,
    ...(refusal && { refusal }),
  };
}

/** For a connection on which nothing understandable arrived: whatever the facade answers, only the refusal is known. */
export const unreadRequest = (refusal: Refusal, remoteAddress = ""): HttpRequest => ({
  method: "",
  target: "",
  headers: {},
  body: NOTHING,
  remoteAddress,
  secure: false,
  signal: new AbortController().signal,
  refusal,
});

/** No prototype, so that a name sent by a client finds nothing but headers. */
function flat(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  const flattened: Record<string, string | undefined> = Object.create(null);
  for (const name in headers) {
    const value = headers[name];
    flattened[name] = Array.isArray(value) ? value.join(",") : value;
  }
  return flattened;
}
