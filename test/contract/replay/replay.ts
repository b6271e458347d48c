import type { Credentials } from "@stackgate/cloudstack";
import { compare, type Difference } from "./compare";
import type { Endpoint, Reply } from "./endpoint";
import { readRecordings, readShapes, type Step } from "./facts";
import { textAt } from "./paths";
import { requestOf } from "./request";
import type { Shape } from "./shape";
import { Symbols } from "./symbols";
import { unrecorded } from "./unrecorded";

/** What became of one recorded exchange. */
export interface Outcome {
  readonly recording: string;
  readonly step: string;
  readonly command: string;
  readonly differences: readonly Difference[];
  /** Why it could not be sent, if it could not. */
  readonly notRun?: string;
}

export interface ReplayOptions {
  readonly endpoint: Endpoint;
  readonly admin: Credentials;
  /**
   * The cloud is just as the recorded one was at its start, with nobody else in it and a clock that stands still
   * between steps: counts are compared, and jobs seen pending must be seen pending.
   */
  readonly fresh: boolean;
  /** First digits of the recordings to replay; all by default. */
  readonly recordings?: readonly string[];
  /** Recorded name of a domain, account or machine -> its name here. */
  readonly names?: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch, as the server sees them. */
  readonly now: () => number;
  readonly onOutcome?: (outcome: Outcome) => void;
}

const JOB = "queryAsyncJobResult";
/** A job that takes longer than this has vanished. */
const LONGEST_JOB_SECONDS = 300;

/** Has the recorded conversation with another CloudStack, step by step, and compares its answers. */
export async function replay(options: ReplayOptions): Promise<Outcome[]> {
  const reach = timekeeper(options);
  const shapes = readShapes();
  const symbols = new Symbols(options.admin, options.names);
  const outcomes: Outcome[] = [];
  const wanted = (name: string) => options.recordings?.includes(name.slice(0, 2)) ?? true;
  for (const { name: recording, steps } of readRecordings().filter(({ name }) => wanted(name))) {
    for (const step of unrecorded[recording] ?? []) await play(step);
    for (const step of steps) {
      const outcome = { recording, step: step.step, command: step.command ?? "-", ...(await play(step)) };
      outcomes.push(outcome);
      options.onOutcome?.(outcome);
    }
  }
  return outcomes;

  async function play(step: Step): Promise<Pick<Outcome, "differences" | "notRun">> {
    try {
      await reach(step);
      const reply = await exchange(step, symbols, options);
      remember(step, reply, symbols);
      if (!options.fresh && settledEarly(step, reply)) return { differences: [] };
      const shape: Shape | undefined = step.shape === undefined ? undefined : shapes[step.shape];
      return {
        differences: compare(step, shape, reply, !options.fresh || step.loose === true, (id) => symbols.symbolOf(id)),
      };
    } catch (error) {
      return { differences: [], notRun: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** Pauses shorter than this were the recorded server's own work. */
const SHORTEST_PAUSE_SECONDS = 5;

/** Lets time go by up to a step's recorded time; where time is real, only through the recording's own pauses. */
function timekeeper({ endpoint, fresh, now }: ReplayOptions): (step: Step) => Promise<void> {
  const start = now();
  let last = 0;
  return async ({ at, command }) => {
    if (at === undefined) return;
    const behind = fresh ? at - (now() - start) / 1000 : at - last;
    const pause = fresh || (behind >= SHORTEST_PAUSE_SECONDS && last > 0 && command !== JOB);
    last = at;
    if (pause && behind > 0) await endpoint.pass(behind);
  };
}

async function exchange(step: Step, symbols: Symbols, { endpoint, now }: ReplayOptions): Promise<Reply> {
  const send = () => endpoint.send(requestOf(step, symbols, now()));
  let reply = await send();
  if (step.command !== JOB || !isDone(step.values?.jobstatus?.[0])) return reply;
  for (let waited = 0; waited < LONGEST_JOB_SECONDS && jobStatus(reply) === 0; waited += endpoint.pollInterval) {
    await endpoint.pass(endpoint.pollInterval);
    reply = await send();
  }
  return reply;
}

const isDone = (jobstatus: unknown): boolean => jobstatus === 1 || jobstatus === 2;
const contentOf = ({ body }: Reply): unknown => (body.startsWith("{") ? Object.values(JSON.parse(body))[0] : undefined);

function jobStatus(reply: Reply): unknown {
  const content = contentOf(reply);
  return typeof content === "object" && content !== null && "jobstatus" in content ? content.jobstatus : undefined;
}

/** A job that the recording saw pending is done already: no difference but of speed. */
const settledEarly = (step: Step, reply: Reply): boolean =>
  step.command === JOB && step.values?.jobstatus?.[0] === 0 && isDone(jobStatus(reply));

function remember(step: Step, reply: Reply, symbols: Symbols): void {
  const content = contentOf(reply);
  const rename = (name: string) => symbols.rename(name);
  for (const [symbol, path] of Object.entries(step.keep ?? {})) symbols.keep(symbol, textAt(content, path, rename));
  const [username, apiKey, secretKey] = ["username", "apikey", "secretkey"].map((field) =>
    textAt(content, `jobresult.userkeys.${field}`),
  );
  if (username && apiKey && secretKey) symbols.learn(username, { apiKey, secretKey });
}
