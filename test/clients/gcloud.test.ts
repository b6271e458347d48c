import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith, onPath } from "../support/clients";
import { type Gateway, startGateway } from "../support/gateway";
import { calls, commands } from "./gcloud/commands";
import { inAnyZone, inIsolatedZones, inZonesWithGroups, once } from "./gcloud/families";
import { type Lane, type Started, startLane } from "./gcloud/lane";

/** Walked side by side. Families count what stands in their zone: no two lanes share a tenant and a zone. */
const lanes: readonly Lane[] = [
  { id: "basic", user: "demo", zone: "basic-1-a", families: [...inAnyZone, ...inZonesWithGroups] },
  { id: "advsg", user: "demo", zone: "advsg-1-a", families: [...inAnyZone, ...inZonesWithGroups] },
  { id: "adv", user: "demo", zone: "adv-1-a", families: inAnyZone },
  { id: "isolated", user: "other", zone: "adv-1-a", families: inIsolatedZones },
  { id: "once", user: "other", zone: "advsg-1-a", families: once },
];

describeWith(onPath("gcloud"), "gcloud's commands", (program) => {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-gcloud-"));
  let gateway: Gateway;
  const started = new Map<Lane, Started>();
  beforeAll(async () => {
    gateway = await startGateway();
    for (const lane of lanes) started.set(lane, startLane(lane, gateway, program, folder));
  }, 70_000);
  afterAll(async () => {
    await Promise.all([...started.values()].map(({ stop }) => stop()));
    await gateway?.stop();
    rmSync(folder, { recursive: true });
  });

  describe.each(lanes)("in $zone as $user", (lane) => {
    test.each([...lane.families])("$name", (family) => started.get(lane)?.walked.get(family), 600_000);
  });

  test("all commands of the list were called, and no others", async () => {
    const walks = [...started.values()];
    await Promise.allSettled(walks.flatMap(({ walked }) => [...walked.values()]));
    const lines = walks.flatMap(({ called }) => called);
    expect(commands.filter((command) => !lines.some((line) => calls(line, command)))).toEqual([]);
    expect(lines.filter((line) => !commands.some((command) => calls(line, command)))).toEqual([]);
  }, 600_000);
});
