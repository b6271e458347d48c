import type { Facade, HttpReply } from "../http";
import type { Metrics } from "../metrics";
import { type Health, type HealthCheck, meanings } from "./health";

/**
 * GET /healthz: ready (200) or not (503), for balancers. GET /livez: the process runs, for whoever restarts it; CloudStack's
 * absence is no reason to. GET /metrics: Prometheus.
 */
export function createManagement(health: HealthCheck, metrics: Pick<Metrics, "text">): Facade {
  const pages: ReadonlyMap<string, () => Promise<HttpReply>> = new Map([
    ["/livez", async () => json(200, { status: "ok" })],
    ["/healthz", async () => readiness(await health.check())],
    [
      "/metrics",
      async () => {
        const { contentType, body } = await metrics.text();
        return { status: 200, headers: { "Content-Type": contentType }, body };
      },
    ],
  ]);

  return async ({ method, target, refusal }) => {
    if (refusal) return json(refusal.status, { error: refusal.message });
    const page = pages.get(target.replace(/\?.*$/s, ""));
    if (!page) return json(404, { error: "There are /healthz, /livez and /metrics." });
    if (method !== "GET" && method !== "HEAD") return json(405, { error: "Only GET." }, { Allow: "GET, HEAD" });
    return page();
  };
}

const readiness = (health: Health): HttpReply =>
  health === "ok" ? json(200, { status: "ok" }) : json(503, { status: "unavailable", reason: meanings[health] });

const json = (status: number, document: object, headers: Readonly<Record<string, string>> = {}): HttpReply => ({
  status,
  headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
  body: JSON.stringify(document),
});
