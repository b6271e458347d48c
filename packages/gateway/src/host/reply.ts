import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { HttpReply } from "../http";

/**
 * Writes a reply: one write for a whole body, chunk by chunk with back-pressure for a stream; done when the system has taken
 * all of it but a buffer's worth.
 * Rejects when a stream breaks half-way; the connection is then cut, so that no client takes the part for the whole.
 */
export async function writeReply({ status, headers, body }: HttpReply, response: ServerResponse): Promise<void> {
  response.statusCode = status;
  for (const name in headers) response.setHeader(name, headers[name] ?? "");
  if (typeof body === "string" || Buffer.isBuffer(body)) {
    // 204 and 304 have no body and must not announce one.
    if (status !== 204 && status !== 304) response.setHeader("Content-Length", Buffer.byteLength(body));
    // Node takes a response for over once it was ended, sent or not, and a server that drains cuts its connection.
    const long = body.length > response.writableHighWaterMark;
    if (long && !response.write(body)) await drained(response);
    response.end(long ? undefined : body);
    return;
  }
  await pipeline(Readable.from(body, { objectMode: false }), response);
}

/** Resolves when the system has taken what was written, or the client has left. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => response.once("drain", resolve).once("close", resolve));
