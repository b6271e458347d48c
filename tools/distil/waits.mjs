/**
 * Seconds that passed in the recorded cloud before a step, as the times in its jobs tell. Only pauses matter in which
 * something can fall due (expunging waits 20 s and looks every 20 s); shorter ones are the server's own work.
 */
const SHORTEST = 5;
/** Pauses that no job's time tells: the recording waited for a destroyed machine to be expunged. */
const slept = { "11-destroy-expunge.json": { "vm.list.expunged": 45 } };

/** After this long whatever can fall due has: expunging takes at most 40 s. */
const LONGEST = 60;

/** The recorded cloud's time, as far as it is known. */
let now;

/** @returns index of a step -> seconds to wait before it; to be asked for the files in their order */
export function waits(file, exchanges) {
  const found = new Map();
  exchanges.forEach(({ step, command, response }, index) => {
    const known = slept[file]?.[step];
    if (known) {
      found.set(index, known);
      now += known;
    }
    if (command !== "queryAsyncJobResult") return;
    const { created, completed } = response.queryasyncjobresultresponse;
    if (!created) return;
    const began = Date.parse(created) / 1000;
    if (now !== undefined && began - now >= SHORTEST) {
      found.set(start(exchanges, index, file), Math.min(began - now, LONGEST));
    }
    now = Math.max(now ?? 0, (Date.parse(completed ?? created) || 0) / 1000);
  });
  return found;
}

/** The pause is before the first step since the last job, unless one is known to follow the pause. */
function start(exchanges, index, file) {
  const hint = afterPause[file];
  const last = exchanges.slice(0, index - 1).findLastIndex(({ command }) => command === "queryAsyncJobResult");
  const hinted = hint ? exchanges.findIndex(({ step }) => step === hint) : -1;
  return hinted > last && hinted < index ? hinted : last + 1;
}

/** The step that followed the pause, where others came between the last job and the pause. */
const afterPause = { "19-gone-or-not-yours.json": "own.vm.expunged" };
