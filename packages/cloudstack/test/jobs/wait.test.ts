import { type Job, TransportError } from "@stackgate/cloudstack";
import { pauseBefore, waitForJob } from "../../src/jobs/wait";
import { createManualPace } from "../support/fake-cloudstack";

const job = (state: Job["state"]): Job => ({ id: "j", state, command: "", account: "", created: "" });

/** Polls that answer these one after the other, the last one for ever; and the times at which they were made. */
function polls(answers: readonly (Job["state"] | Error)[]) {
  const pace = createManualPace();
  const begin = pace.clock();
  const times: number[] = [];
  const poll = async () => {
    times.push(Math.round(pace.clock() - begin));
    const next = answers[Math.min(times.length, answers.length) - 1] ?? "pending";
    if (next instanceof Error) throw next;
    return job(next);
  };
  return { pace, times, poll };
}

test("first after 50 ms, then growing to 2 s", () => {
  expect([0, 1, 2, 5, 9, 10, 1_000].map((poll) => Math.round(pauseBefore(poll, 0.5)))).toEqual([
    50, 75, 113, 380, 1922, 2000, 2000,
  ]);
});

test("jitter spreads each pause by a fifth", () => {
  expect(pauseBefore(0, 0)).toBeCloseTo(40);
  expect(pauseBefore(0, 1)).toBeCloseTo(60);
});

test.each(["done", "failed"] as const)("ends with the first %s", async (state) => {
  const { pace, times, poll } = polls(["pending", "pending", state]);
  expect(await waitForJob(poll, 10_000, pace)).toEqual(job(state));
  expect(times).toEqual([50, 125, 238]);
});

test("when the time is up the pending job is the answer, polled once more at the very end", async () => {
  const { pace, times, poll } = polls(["pending"]);
  expect(await waitForJob(poll, 300, pace)).toEqual(job("pending"));
  expect(times).toEqual([50, 125, 238, 300]);
});

test("no time at all is one poll", async () => {
  const { pace, times, poll } = polls(["pending"]);
  await waitForJob(poll, 0, pace);
  expect(times).toEqual([0]);
});

const lost = new TransportError({ kind: "timeout" });

test("a poll without an answer does not lose the job", async () => {
  const { pace, poll } = polls([lost, lost, "pending", lost, lost, "done"]);
  expect((await waitForJob(poll, 60_000, pace)).state).toBe("done");
});

test("three in a row do", async () => {
  const { pace, times, poll } = polls(["pending", lost, lost, lost, "done"]);
  await expect(waitForJob(poll, 60_000, pace)).rejects.toBe(lost);
  expect(times).toHaveLength(4);
});

test("a refusal does at once", async () => {
  const { pace, times, poll } = polls([new Error("431")]);
  await expect(waitForJob(poll, 60_000, pace)).rejects.toThrow("431");
  expect(times).toHaveLength(1);
});
