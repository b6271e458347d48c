import { ClientRequest } from "node:http";
import { TLSSocket } from "node:tls";
import { type AxiosError, isAxiosError, isCancel } from "axios";
import { isRecord } from "../errors/read-reply";
import type { TransportErrorDetails, TransportErrorKind } from "../errors/transport-error";

/** Node's codes of a connection that stood, and axios's of an answer that ended early. */
const kindOfCode: Readonly<Record<string, TransportErrorKind>> = {
  ECONNABORTED: "timeout",
  ERR_BAD_RESPONSE: "truncated",
};

/** Reads from axios's and Node's errors what happened, and nothing that could hold a secret. */
export function whyNoReply(error: unknown): TransportErrorDetails {
  if (isCancel(error)) return { kind: "timeout" };
  if (!isAxiosError(error)) return { kind: "malformed" };
  const request: unknown = error.request;
  const reusedConnection = request instanceof ClientRequest && request.reusedSocket;
  return { kind: kindOf(error), code: error.code, reusedConnection, status: error.response?.status };
}

function kindOf(error: AxiosError): TransportErrorKind {
  const { code = "", message } = error;
  if (message.includes("maxContentLength")) return "too-large";
  // The head had come when the connection broke: axios reports the same codes, but has a response.
  if (message.includes("aborted")) return "truncated";
  if (neverConnected(error)) return "unreachable";
  // Node's HTTP parser and its decompression.
  if (/^(HPE|Z)_/.test(code)) return "malformed";
  // What we don't know of may have happened after the request was sent.
  return kindOfCode[code] ?? "reset";
}

/** System calls before a connection stands. */
const connecting: readonly unknown[] = ["getaddrinfo", "connect"];

/** Certain proof that no byte of the request left: by it, a mutation counts as not having happened. */
function neverConnected({ cause, request }: AxiosError): boolean {
  // Several `errors`: each address of a name was tried.
  if (isRecord(cause) && (Array.isArray(cause.errors) || connecting.includes(cause.syscall))) return true;
  // A handshake that failed, or a certificate that does not hold.
  return request instanceof ClientRequest && request.socket instanceof TLSSocket && !request.socket.authorized;
}
