import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { HttpReply } from "../http";

/**
 * Writes a reply: one write for a whole body, chunk by chunk with back-pressure for a stream.
 * Rejects when a stream breaks half-way; the connection is then cut, so that no client takes the part for the whole.
 */
export async function writeReply({ status, headers, body }: HttpReply, response: ServerResponse): Promise<void> {
  response.statusCode = status;
  for (const name in headers) response.setHeader(name, headers[name] ?? "");
  if (typeof body === "string" || Buffer.isBuffer(body)) {
    // 204 and 304 have no body and must not announce one.
    if (status !== 204 && status !== 304) response.setHeader("Content-Length", Buffer.byteLength(body));
    response.end(body);
    return;
  }
  await pipeline(Readable.from(body, { objectMode: false }), response);
}
