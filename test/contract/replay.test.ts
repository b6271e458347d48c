import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deviations } from "./deviations";
import { replay } from "./replay/replay";
import { describeAll, summarize } from "./replay/report";
import { commandTable } from "./replay/table";
import { simulated } from "./simulated";

/** Fewer than were recorded would mean that facts were lost. */
const RECORDED_EXCHANGES = 958;
const MOST_DEVIATIONS = 10;

test("the embedded CloudStack answers a recorded conversation as the real one did", async () => {
  const outcomes = await replay(simulated());
  const summary = summarize(outcomes, deviations);
  const report = describeAll(summary);
  process.stdout.write(
    `${report
      .split("\n")
      .slice(-1 - deviations.length)
      .join("\n")}\n`,
  );
  expect({ ...summary, report }).toMatchObject({ total: RECORDED_EXCHANGES, mismatches: [], stale: [] });
  expect(commandTable(outcomes)).toBe(readFileSync(join(__dirname, "../../docs/coverage/cloudstack.md"), "utf8"));
  expect(summary.deviating.length).toBeLessThanOrEqual(MOST_DEVIATIONS);
}, 60_000);
