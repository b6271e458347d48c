import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith, onPath } from "../support/clients";
import { type Gateway, startGateway } from "../support/gateway";
import { calls, commands } from "./gcloud/commands";
import { inIsolatedZones, inZonesWithGroups, once } from "./gcloud/families";
import { type Lane, type Started, startLane } from "./gcloud/lane";

/** Walked side by side; each kind of zone, and as another tenant what is the same in all of them. */
const lanes: readonly Lane[] = [
  { name: "a basic zone", user: "demo", zone: "basic-1-a", families: inZonesWithGroups },
  { name: "an advanced zone with security groups", user: "demo", zone: "advsg-1-a", families: inZonesWithGroups },
  { name: "an advanced zone", user: "demo", zone: "adv-1-a", families: inIsolatedZones },
  { name: "any zone", user: "other", zone: "advsg-1-a", families: once },
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

  describe.each(lanes)("in $name", (lane) => {
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
