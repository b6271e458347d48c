import { deviations } from "./deviations";
import { replay } from "./replay/replay";
import { describeAll, summarize } from "./replay/report";
import { simulated } from "./simulated";

/** Fewer than were recorded would mean that facts were lost. */
const RECORDED_EXCHANGES = 958;
const MOST_DEVIATIONS = 10;

test("the embedded CloudStack answers a recorded conversation as the real one did", async () => {
  const summary = summarize(await replay(simulated()), deviations);
  const report = describeAll(summary);
  process.stdout.write(
    `${report
      .split("\n")
      .slice(-1 - deviations.length)
      .join("\n")}\n`,
  );
  expect({ ...summary, report }).toMatchObject({ total: RECORDED_EXCHANGES, mismatches: [], stale: [] });
  expect(summary.deviating.length).toBeLessThanOrEqual(MOST_DEVIATIONS);
}, 60_000);
