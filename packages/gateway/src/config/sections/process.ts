import { address, list, number, oneOf } from "../options";

/** The management port: GET /healthz and GET /metrics, plain HTTP, for inside eyes only. */
export const management = {
  listen: address("127.0.0.1:8779", "address and port of /healthz and /metrics"),
  healthMs: number(5_000, "how long an answer about CloudStack's health is reused, in ms"),
};

/** The embedded CloudStack, which runs when no endpoint is given. */
export const embedded = {
  listen: address("127.0.0.1:8080", "address and port of the embedded CloudStack; loopback only"),
};

/** Sealed tokens: page tokens, access tokens, key ids. All replicas need the same secrets. */
export const seal = {
  secrets: list(
    [],
    "secrets, the newest first, the old ones kept until their tokens expire; empty: derived from the admin's secret key",
    {
      secret: true,
    },
  ),
};

export const log = {
  level: oneOf(["info", "debug", "warn", "error", "silent"], "least severe lines to write"),
};

/** Stopping. */
export const drain = {
  deadlineMs: number(10_000, "longest wait for requests in flight when stopping, in ms"),
  balancerMs: number(0, "wait from not being ready to refusing connections, in ms, so that balancers notice in time"),
};
