import { ClientRequest } from "node:http";
import { isAxiosError, isCancel } from "axios";
import type { TransportErrorDetails, TransportErrorKind } from "../errors/transport-error";

/** Node's error codes after the connection stood. Any other code is one of not getting there (DNS, refused, TLS). */
const kindOfCode: Readonly<Record<string, TransportErrorKind>> = {
  ECONNRESET: "reset",
  EPIPE: "reset",
  ECONNABORTED: "timeout",
  HPE_INVALID_CONSTANT: "malformed",
  HPE_INVALID_HEADER_TOKEN: "malformed",
  HPE_HEADER_OVERFLOW: "malformed",
  ERR_BAD_RESPONSE: "truncated",
};

const status = (error: unknown) => (isAxiosError(error) ? error.response?.status : undefined);

/** Reads from axios's and Node's errors what happened, and nothing that could hold a secret. */
export function whyNoReply(error: unknown): TransportErrorDetails {
  if (isCancel(error)) return { kind: "timeout" };
  if (!isAxiosError(error)) return { kind: "malformed" };
  const request: unknown = error.request;
  const reusedConnection = request instanceof ClientRequest && request.reusedSocket;
  if (error.message.includes("maxContentLength")) return { kind: "too-large", status: status(error) };
  // The head had come when the connection broke: axios reports the same codes, but has a response.
  const begun = error.message.includes("aborted");
  const kind = begun ? "truncated" : (kindOfCode[error.code ?? ""] ?? "unreachable");
  return { kind, reusedConnection, status: status(error) };
}
