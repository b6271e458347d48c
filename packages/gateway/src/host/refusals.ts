import type { Refusal } from "../http";

export const malformed: Refusal = { reason: "Malformed", status: 400, message: "The request is not well-formed HTTP." };
const tooSlow: Refusal = { reason: "TooSlow", status: 408, message: "The request took too long to arrive." };

/** By the `type` of body-parser's errors. A request that the client aborted needs no answer and is not here. */
const bodyRefusals: Readonly<Record<string, Refusal>> = {
  "entity.too.large": { reason: "BodyTooLarge", status: 413, message: "The request body is too large." },
  "encoding.unsupported": {
    reason: "UnsupportedEncoding",
    status: 415,
    message: "Request bodies with a Content-Encoding are not supported.",
  },
  "request.size.invalid": malformed,
};

/** By the `code` of the errors of Node's HTTP server. */
const connectionRefusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    reason: "HeadersTooLarge",
    status: 431,
    message: "The request line and headers are too large.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: tooSlow,
};

export const bodyRefusal = (error: unknown): Refusal | undefined => lookUp(bodyRefusals, property(error, "type"));

/** The parser's errors start with HPE_; others (a reset connection, a failed TLS handshake) leave nobody to answer. */
export function connectionRefusal(error: unknown): Refusal | undefined {
  const code = property(error, "code");
  return lookUp(connectionRefusals, code) ?? (code?.startsWith("HPE_") ? malformed : undefined);
}

const lookUp = (table: Readonly<Record<string, Refusal>>, name: string | undefined): Refusal | undefined =>
  name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

function property(error: unknown, name: "type" | "code"): string | undefined {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === "string" ? value : undefined;
}
