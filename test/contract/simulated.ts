import type { Credentials } from "@stackgate/cloudstack";
import { createSimulator, manualClock } from "@stackgate/simulator";
import type { Endpoint } from "./replay/endpoint";
import type { ReplayOptions } from "./replay/replay";

const admin: Credentials = { apiKey: "admin-api-key", secretKey: "admin-secret-key" };

/** How long starting and stopping took there, in milliseconds: what falls due meanwhile sees a machine on its way. */
const recordedPace = { vmStart: 1800, vmStop: 1800 };

/** An embedded CloudStack as bare as the recorded one was, whose clock moves only when the replay says so. */
export function simulated(): Pick<ReplayOptions, "endpoint" | "admin" | "fresh" | "now"> {
  const clock = manualClock();
  const simulator = createSimulator({ fixture: "bare", clock, ...recordedPace });
  const endpoint: Endpoint = {
    pollInterval: 0.1,
    send: ({ method, query }) => simulator.handle(method === "GET" ? { method, query } : { method, body: query }),
    pass: async (seconds) => clock.advance(seconds * 1000),
  };
  return { endpoint, admin, fresh: true, now: () => clock.now() };
}
