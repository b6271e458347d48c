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

/** What a machine is deployed with: the smallest offering, and a template that its zone has. */
export async function smallestMachine(cloud: Cloud, zoneid: string) {
  const offerings = await cloud.list("listServiceOfferings");
  const [offering] = offerings
    .filter(({ iscustomized }) => !iscustomized)
    .sort((a, b) => (a.memory ?? 0) - (b.memory ?? 0));
  const [template] = await cloud.list("listTemplates", { templatefilter: "executable", zoneid });
  return { zoneid, serviceofferingid: offering?.id ?? "", templateid: template?.id ?? "" };
}
