import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios from "axios";
import type { Transport } from "../cloud";
import { TransportError } from "../errors/transport-error";
import { whyNoReply } from "./why-no-reply";

export interface HttpTransportOptions {
  /** The API's URL, e.g. https://cloud.example.org/client/api; from configuration alone, never from a request. */
  readonly endpoint: string;
  /** PEM certificates to trust instead of the system's. Certificates are always verified. */
  readonly ca?: string | undefined;
  /** Connections at once; more calls wait for one. */
  readonly maxConnections?: number;
  /** Answers over this many bytes are refused. A page of 500 VMs with everything is about 3 MB. */
  readonly maxReplyBytes?: number;
  /**
   * Idle connections are closed after this time. CloudStack's container closes them after 30 s: closing first keeps
   * mutations, which are never sent twice, off connections that are about to die.
   */
  readonly idleMs?: number;
}

export type HttpTransport = Transport & { readonly close: () => void };

/** CloudStack over HTTP(S) on kept connections: no redirects, no proxy from the environment, bounded in size and time. */
export function createHttpTransport({
  endpoint,
  ca,
  maxConnections = 64,
  maxReplyBytes = 64 * 1024 * 1024,
  idleMs = 15_000,
}: HttpTransportOptions): HttpTransport {
  const agentOptions = { keepAlive: true, maxSockets: maxConnections, timeout: idleMs };
  const httpAgent = new HttpAgent(agentOptions);
  const httpsAgent = new HttpsAgent({ ...agentOptions, ...(ca ? { ca } : {}) });
  const client = axios.create({
    httpAgent,
    httpsAgent,
    proxy: false,
    maxRedirects: 0,
    maxContentLength: maxReplyBytes,
    responseType: "text",
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    headers: { "User-Agent": "stackgate", Accept: "application/json" },
  });

  const exchange: Transport = async ({ method, query, timeoutMs }) => {
    const url = method === "GET" ? `${endpoint}?${query}` : endpoint;
    const headers = method === "POST" ? { "Content-Type": "application/x-www-form-urlencoded" } : {};
    const data = method === "POST" ? { data: query } : {};
    try {
      // A signal bounds the whole exchange; axios's own timeout only bounds silence.
      const signal = AbortSignal.timeout(timeoutMs);
      const reply = await client.request<string>({ method, url, headers, signal, ...data });
      return { status: reply.status, contentType: String(reply.headers["content-type"] ?? ""), body: reply.data };
    } catch (error) {
      // Not as `cause`: axios errors carry the URL, with key and signature.
      throw new TransportError(whyNoReply(error));
    }
  };
  const close = () => {
    httpAgent.destroy();
    httpsAgent.destroy();
  };
  return Object.assign(exchange, { close });
}
