/**
 * HTTP as the gateways see it: plain values in, plain values out. Only ./host knows the library behind it.
 */
export interface HttpRequest {
  readonly method: string;
  /** Path and query exactly as received, undecoded: what clients signed is what we authorize and route on. */
  readonly target: string;
  /** Lower-cased names; values of repeated headers joined with "," as Node does. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The raw bytes, already bounded by the limits. */
  readonly body: Buffer;
  readonly remoteAddress: string;
  readonly secure: boolean;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** Set when the host could not take the request in whole: the `admit` step turns it into the protocol's own error. */
  readonly refusal?: Refusal;
}

/** Why the host did not take a request in; `body` is then empty, and method and target too if HTTP itself was malformed. */
export interface Refusal {
  readonly reason: "BodyTooLarge" | "HeadersTooLarge" | "Malformed" | "TooSlow" | "UnsupportedEncoding";
  readonly status: 400 | 408 | 413 | 415 | 431;
  readonly message: string;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Chunks are written as they come, with back-pressure: a listing of 50,000 instances never stands in memory whole. */
  readonly body: string | Buffer | AsyncIterable<string>;
}

/** A facade is a function; whatever goes wrong inside becomes its protocol's own error document. It never throws. */
export type Facade = (request: HttpRequest) => Promise<HttpReply>;
