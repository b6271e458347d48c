/**
 * When the recorded server had reached a step, as the times in its jobs tell: a machine's statistics appear, and what was
 * destroyed is expunged, only in time. In seconds since its statistics collector began a round.
 */
const COLLECTOR = Date.parse("2026-11-21T09:28:49+0000") / 1000;
/** A longer pause is one of the recording's own, before the first step since the last job; a shorter one is work. */
const SHORTEST_PAUSE = 5;
/** Of longer pauses whole rounds of the collector are left out: after one whatever can fall due has. */
const ROUND = 60;
/** Steps that followed a pause where others came between the last job and it; with its length where no job tells it. */
const pauses = {
  "11-destroy-expunge.json": ["vm.list.expunged", 45],
  "19-gone-or-not-yours.json": ["own.vm.expunged"],
};

/** @returns a function of a file and its exchanges, to be asked in their order: index of a step -> its time */
export function timeline() {
  let now;
  let skipped = 0;
  return (file, exchanges) => {
    const times = new Map();
    let lastJob = -1;
    exchanges.forEach(({ step, command, response }, index) => {
      const [paused, length] = pauses[file] ?? [];
      if (step === paused && length) {
        now += length;
        times.set(index, now - skipped);
      }
      if (command !== "queryAsyncJobResult") return;
      const { created, completed } = response.queryasyncjobresultresponse;
      if (!created) return;
      const [began, seen] = [created, completed ?? created].map((time) => Date.parse(time) / 1000 - COLLECTOR);
      if (now !== undefined && began - now >= SHORTEST_PAUSE) {
        skipped += Math.max(0, Math.floor((began - now) / ROUND) - 1) * ROUND;
        const hinted = exchanges.findIndex((one) => one.step === paused);
        times.set(hinted > lastJob && hinted < index ? hinted : lastJob + 1, began - skipped);
      }
      // A job begins with the step before its first poll; a poll that sees it pending comes at once.
      if (lastJob !== index - 1) times.set(index - 1, began - skipped);
      if (completed) times.set(index, seen - skipped);
      now = Math.max(now ?? 0, seen);
      lastJob = index;
    });
    if (times.size > 0 && !times.has(0)) times.set(0, Math.min(...times.values()));
    return times;
  };
}
