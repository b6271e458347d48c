/**
 * Why no proper answer came.
 * - `unreachable`: no connection was made (refused, unknown name, bad certificate); nothing was sent.
 * - `timeout`, `reset`: sent, or half sent, and then silence or a closed connection.
 * - `truncated`: the answer ended early. `too-large`: it passed the size cap.
 * - `html`: a page of a proxy or of the servlet container (414, 502, ...) instead of CloudStack.
 * - `malformed`: neither; no HTTP, or no envelope in it.
 * - `lost`: CloudStack does not know the job (any more) that it started.
 */
export type TransportErrorKind =
  | "unreachable"
  | "timeout"
  | "reset"
  | "truncated"
  | "too-large"
  | "html"
  | "malformed"
  | "lost";

export interface TransportErrorDetails {
  readonly kind: TransportErrorKind;
  /** The command that was being called, once known. */
  readonly command?: string | undefined;
  /** HTTP status, when one came. */
  readonly status?: number | undefined;
  /** Node's code, where there is one: ECONNREFUSED, CERT_HAS_EXPIRED, ... */
  readonly code?: string | undefined;
  /** The connection had served before: servers close idle ones at any time, so a read may be sent again. */
  readonly reusedConnection?: boolean | undefined;
  /** The job whose end was being waited for. */
  readonly jobId?: string | undefined;
}

const meanings: Readonly<Record<TransportErrorKind, string>> = {
  unreachable: "CloudStack cannot be reached",
  timeout: "CloudStack did not answer in time",
  reset: "the connection to CloudStack was closed before an answer came",
  truncated: "the answer of CloudStack was cut short",
  "too-large": "the answer of CloudStack is too large",
  html: "an HTML page came instead of an answer of CloudStack",
  malformed: "the answer of CloudStack has no known form",
  lost: "CloudStack no longer knows the job that it started",
};

/**
 * No proper answer came. Of a mutation it is then unknown whether it took effect, except where `nothingSent`.
 * Built from a fixed set of words: neither the query (keys, signature, user data) nor a body can reach a log by it.
 */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly kind: TransportErrorKind;
  readonly command: string | undefined;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly reusedConnection: boolean;
  readonly jobId: string | undefined;

  constructor({ kind, command, status, code, reusedConnection = false, jobId }: TransportErrorDetails) {
    const where = [command, status && `status ${status}`, code, jobId && `job ${jobId}`].filter(Boolean).join(", ");
    super(where ? `${meanings[kind]} (${where})` : meanings[kind]);
    this.kind = kind;
    this.command = command;
    this.status = status;
    this.code = code;
    this.reusedConnection = reusedConnection;
    this.jobId = jobId;
  }

  /** The request never left: a mutation certainly had no effect. */
  get nothingSent(): boolean {
    return this.kind === "unreachable";
  }
}
