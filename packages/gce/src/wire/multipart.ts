import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { HttpReply } from "@stackgate/gateway";
import { GceError } from "./errors";

/** One request inside a batch. */
export interface Part {
  /** The part's Content-ID without brackets, as `<uuid+0>`. */
  readonly id: string | undefined;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const malformed = (why: string): GceError => new GceError("badRequest", `Failed to parse batch request: ${why}`);

/** Parts of a multipart/mixed body whose lines end with CRLF or LF. */
export function parseMultipart(contentType: string | undefined, body: string): readonly Part[] {
  const boundary = /^multipart\/mixed\s*;.*?boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType ?? "");
  const delimiter = boundary?.[1] ?? boundary?.[2];
  if (delimiter === undefined) throw malformed("the content type is not multipart/mixed with a boundary.");
  const text = `\n${body.replaceAll("\r\n", "\n")}`;
  const [, ...pieces] = text.split(`\n--${delimiter}`);
  const end = pieces.findIndex((piece) => piece.startsWith("--"));
  if (end < 0) throw malformed("the closing boundary is missing.");
  return pieces.slice(0, end).map((piece) => parsePart(piece.replace(/^[ \t]*\n/, "")));
}

function parsePart(piece: string): Part {
  const [outer, http] = cut(piece);
  const { headers: partHeaders } = parseHeaders(outer);
  const [head, body] = cut(http.replace(/^\n+/, ""));
  const [requestLine = "", ...lines] = head.split("\n");
  const [, method, target] = /^([A-Z]+) (\S+)(?: HTTP\/1\.[01])?$/.exec(requestLine.trim()) ?? [];
  if (method === undefined || target === undefined) throw malformed("a part has no request line.");
  const id = partHeaders["content-id"]?.replace(/^<|>$/g, "");
  return { id, method, target, headers: parseHeaders(lines.join("\n")).headers, body: body.replace(/\n$/, "") };
}

/** What stands before and behind the first empty line. */
function cut(text: string): readonly [string, string] {
  const at = text.indexOf("\n\n");
  return at < 0 ? [text.replace(/\n$/, ""), ""] : [text.slice(0, at), text.slice(at + 2)];
}

function parseHeaders(text: string): { readonly headers: Readonly<Record<string, string>> } {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const pairs = lines.map((line): [string, string] => {
    const at = line.indexOf(":");
    if (at < 1) throw malformed("a header has no name.");
    return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
  });
  return { headers: Object.fromEntries(pairs) };
}

type Replies = AsyncIterable<{ readonly reply: HttpReply; readonly id: string | undefined }>;

/**
 * The answers to a batch, each under `response-` and the id of its request, as they come: a thousand long lists never stand
 * in memory together.
 */
export function formatMultipart(replies: Replies): HttpReply {
  const boundary = `batch_${randomUUID()}`;
  return {
    status: 200,
    headers: { "content-type": `multipart/mixed; boundary=${boundary}` },
    body: parts(boundary, replies),
  };
}

async function* parts(boundary: string, replies: Replies): AsyncGenerator<string> {
  for await (const { reply, id } of replies) yield `--${boundary}\r\n${formatPart(reply, id)}\r\n`;
  yield `--${boundary}--\r\n`;
}

function formatPart({ status, headers, body }: HttpReply, id: string | undefined): string {
  const text = String(body);
  const lines = [
    "Content-Type: application/http",
    ...(id === undefined ? [] : [`Content-ID: <response-${id}>`]),
    "",
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Error"}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(text)}`,
    "",
    text,
  ];
  return lines.join("\r\n");
}
