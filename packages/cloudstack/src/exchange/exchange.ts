import type {
  CloudObserver,
  Credentials,
  ObservedCall,
  Parameters,
  Transport,
  TransportReply,
  TransportRequest,
} from "../cloud";
import { CloudError } from "../errors/cloud-error";
import { type ReplyBody, readReply } from "../errors/read-reply";
import { TransportError } from "../errors/transport-error";
import { signQuery } from "../sign";

export interface ExchangeOptions {
  readonly transport: Transport;
  readonly timeoutMs: number;
  /** Requests are refused by the server when they arrive later than this; needs clocks that agree. Off when undefined. */
  readonly signatureTtlMs?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly observe: (call: ObservedCall) => void;
}

/** One signed command, answered with what is inside its envelope. */
export type Exchange = (
  command: string,
  parameters: Parameters,
  credentials: Credentials,
  observer?: CloudObserver,
) => Promise<ReplyBody>;

/** A URL over about 8 KB is a 414 in HTML (recorded); well below it the query becomes a form body, signed the same way. */
const longestUrlQuery = 2_048;

/** Commands without effect. getUploadParamsFor... make a volume or template entry. */
export const isRead = (command: string): boolean => /^(list|query|get(?!Upload))/.test(command);

export function createExchange(options: ExchangeOptions): Exchange {
  const { transport, timeoutMs, signatureTtlMs, clock, observe } = options;

  const send = async (
    command: string,
    request: TransportRequest,
    observer: CloudObserver | undefined,
  ): Promise<TransportReply> => {
    const begun = clock();
    let status = 0;
    try {
      const reply = await transport(request);
      status = reply.status;
      return reply;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const { kind, code, reusedConnection, status: received } = error;
      status = received ?? 0;
      throw new TransportError({ kind, code, reusedConnection, status: received, command });
    } finally {
      const call = { command, ms: clock() - begun, status };
      observe(call);
      observer?.exchanged(call);
    }
  };

  return async (command, parameters, credentials, observer) => {
    const expires = signatureTtlMs === undefined ? {} : { expires: new Date(clock() + signatureTtlMs) };
    const query = signQuery(command, parameters, credentials, expires);
    const request = { method: query.length > longestUrlQuery ? "POST" : "GET", query, timeoutMs } as const;
    try {
      return readReply(command, await send(command, request, observer));
    } catch (error) {
      if (error instanceof CloudError || !maySendAgain(command, error)) throw error;
      return readReply(command, await send(command, request, observer));
    }
  };
}

/**
 * A server closes idle connections whenever it likes, also while a request is on its way: a read is then sent once more.
 * A mutation never is, as the server may have got it.
 */
const maySendAgain = (command: string, error: unknown) =>
  error instanceof TransportError && error.kind === "reset" && error.reusedConnection && isRead(command);
