import type { HttpRequest } from "@stackgate/gateway";
import { type Pair, splitTarget } from "../wire/parameters";
import { canonicalQuery } from "./encode";

export interface CanonicalParts {
  /** The query that was signed: with a signature in the query, all but the signature itself. */
  readonly query: readonly Pair[];
  readonly signedHeaders: readonly string[];
  /** SHA-256 of the body, in hexadecimal. */
  readonly payloadHash: string;
}

/** Version 4's canonical request. One character is one byte, as Node gives targets and headers: hash it as latin1. */
export function canonicalRequest(
  request: Pick<HttpRequest, "method" | "target" | "headers">,
  parts: CanonicalParts,
): string {
  const headers = parts.signedHeaders.map((name) => `${name}:${trimAll(request.headers[name] ?? "")}\n`);
  return [
    request.method,
    canonicalPath(splitTarget(request.target).path),
    canonicalQuery(parts.query),
    headers.join(""),
    parts.signedHeaders.join(";"),
    parts.payloadHash,
  ].join("\n");
}

/**
 * Dot segments and empty segments are resolved, and what the client sent is escaped once more (a sent %20 becomes
 * %2520), as signers for all services but S3 do.
 */
export function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(escapeBytes(segment));
  }
  const trailing = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.join("/")}${trailing}`;
}

function escapeBytes(text: string): string {
  return text.replace(
    /[^A-Za-z0-9\-._~]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

function trimAll(value: string): string {
  return value.trim().replace(/\s+/g, " ");
}
