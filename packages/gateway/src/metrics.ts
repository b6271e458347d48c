import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What is counted. Labels come from tables of ours (actions, commands), never from what a client sent. */
export interface Metrics {
  /** One answered request. `ms` is the time from its arrival until the reply was made. */
  request(facade: string, action: string, status: number, ms: number): void;
  /** One exchange with CloudStack; status 0 when no answer came. */
  upstream(command: string, status: number, ms: number): void;
  /** +1 when a request arrives, -1 when its reply is written. */
  inFlight(facade: string, change: 1 | -1): void;
  /** The Prometheus text and its content type. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

export function createMetrics(options: { readonly process?: boolean } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (options.process) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "stackgate_requests_total",
    help: "Requests answered",
    labelNames: ["facade", "action", "status"],
    registers,
  });
  const duration = new Histogram({
    name: "stackgate_request_seconds",
    help: "Time from arrival to reply",
    labelNames: ["facade", "action"],
    buckets: SECONDS,
    registers,
  });
  const inFlight = new Gauge({
    name: "stackgate_requests_in_flight",
    help: "Requests being worked on",
    labelNames: ["facade"],
    registers,
  });
  const upstream = new Histogram({
    name: "stackgate_cloudstack_call_seconds",
    help: "Exchanges with CloudStack; status 0 when no answer came",
    labelNames: ["command", "status"],
    buckets: SECONDS,
    registers,
  });
  return {
    request(facade, action, status, ms) {
      requests.inc({ facade, action, status });
      duration.observe({ facade, action }, ms / 1000);
    },
    upstream: (command, status, ms) => upstream.observe({ command, status }, ms / 1000),
    inFlight: (facade, change) => inFlight.inc({ facade }, change),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
