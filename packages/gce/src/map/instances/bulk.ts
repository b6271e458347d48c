import { CloudError, sideBySide } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { type Created, createInstance } from "./create";
import type { Plan } from "./plan";
import { undoAll } from "./undo";

const AT_ONCE = 8;

/** One instance of a request for several. */
export interface Member extends Created {
  readonly name: string;
}

/** What became of several instances: those that stand, and why others do not. */
export interface Launch {
  readonly made: readonly Member[];
  readonly failures: readonly unknown[];
}

/**
 * Makes what can be made. The first goes before the others, for what they share (a network, groups of tags) to be there.
 * @throws the first failure, with nothing left standing, if fewer than `least` can be made
 */
export async function makeAll(context: Context, plans: readonly Plan[], least: number): Promise<Launch> {
  const made: Member[] = [];
  const failures: unknown[] = [];
  const make = async (plan: Plan): Promise<void> => {
    try {
      made.push({ ...(await createInstance(context, plan)), name: plan.wanted.name });
    } catch (failure) {
      failures.push(failure);
    }
  };
  const [first, ...others] = plans;
  if (first) await make(first);
  if (made.length > 0 || least < plans.length) await sideBySide(others, AT_ONCE, make);
  return enough(context, { made, failures }, least);
}

/**
 * Sees the deploys to their end: that there is no room for a machine is known only then. What is left of such a machine is taken away.
 * @throws as `makeAll`
 */
export async function settleAll(context: Context, launch: Launch, least: number): Promise<Launch> {
  const jobs = await Promise.all(launch.made.map(({ jobId }) => context.cloud.wait(jobId)));
  const ended = launch.made.map((member, index) => ({ member, job: jobs[index] }));
  const failed = ended.filter(({ job }) => job?.state === "failed");
  const made = ended.filter(({ job }) => job?.state !== "failed").map(({ member }) => member);
  const failures = failed.flatMap(({ member, job }) =>
    job?.error ? [new CloudError({ command: job.command, jobId: member.jobId, ...job.error })] : [],
  );
  const settled = await enough(context, { made, failures: [...launch.failures, ...failures] }, least, launch.made);
  await undoAll(
    context,
    failed.map(({ member }) => member),
  );
  return settled;
}

async function enough(context: Context, launch: Launch, least: number, all = launch.made): Promise<Launch> {
  if (launch.made.length >= least) return launch;
  await undoAll(context, all);
  throw launch.failures[0];
}
