import type { Credentials } from "@stackgate/cloudstack";
import { createSimulator, manualClock } from "@stackgate/simulator";
import type { Endpoint } from "./replay/endpoint";
import type { ReplayOptions } from "./replay/replay";

const admin: Credentials = { apiKey: "admin-api-key", secretKey: "admin-secret-key" };

/** An embedded CloudStack as bare as the recorded one was, whose clock moves only when the replay says so. */
export function simulated(): Pick<ReplayOptions, "endpoint" | "admin" | "fresh" | "now"> {
  const clock = manualClock();
  const simulator = createSimulator({ fixture: "bare", clock });
  const endpoint: Endpoint = {
    pollInterval: 0.1,
    send: ({ method, query }) => simulator.handle(method === "GET" ? { method, query } : { method, body: query }),
    pass: async (seconds) => clock.advance(seconds * 1000),
  };
  return { endpoint, admin, fresh: true, now: () => clock.now() };
}
