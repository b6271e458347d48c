import { type Cloud, createCloudEndpoint } from "@stackgate/cloudstack";
import type { Gce } from "../support";

/** The simulated cloud as another tool of the tenant `demo` uses it. */
export const otherTool = (gce: Gce): Cloud =>
  createCloudEndpoint({
    transport: (request) => gce.simulator.transport(request),
    clock: () => Date.parse("2026-11-21T12:00:00Z"),
    sleep: async (ms) => gce.advance(ms),
    random: () => 0.5,
  }).as({ apiKey: "demo-api-key", secretKey: "demo-secret-key" });
