import { number, type Values } from "../options";

/** What a client may ask of a gateway. */
export const limits = {
  bodyBytes: number(1_048_576, "longest request body, in bytes", 1),
  headerBytes: number(16_384, "longest request line and headers together, in bytes", 1024),
  headersTimeoutMs: number(10_000, "time for a client to send its headers, in ms", 1),
  requestTimeoutMs: number(60_000, "time for a client to send a whole request, in ms", 1),
  sendTimeoutMs: number(120_000, "how long a client may leave an answer unread, in ms; slow reading is reading", 1),
  keepAliveMs: number(
    65_000,
    "how long an idle connection is kept, in ms; longer than a balancer in front keeps it",
    1,
  ),
  requestsPerSecond: number(0, "requests a second and access key, on average; 0: no limit"),
  burst: number(100, "requests of one access key at once before that average counts", 1),
};

export type LimitsConfig = Values<typeof limits>;
