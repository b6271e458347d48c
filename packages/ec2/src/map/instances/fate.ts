import type { Event, VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { endings, REMEMBERED_MS } from "../endings";
import { reservedTag } from "../tags";

type FateContext = Pick<Ec2Context, "cloud" | "now">;

/**
 * Of machines that CloudStack no longer lists, those that were the caller's and are gone since less than an hour. The
 * event of their end is the memory, so every replica knows it and nobody else's machines show.
 */
export async function lately(uuids: readonly string[], context: FateContext): Promise<ReadonlySet<string>> {
  if (uuids.length === 0) return new Set();
  const events = await destroyEvents(uuids, context);
  const gone = new Set(events.map(({ resourceid }) => resourceid));
  return new Set(uuids.filter((uuid) => gone.has(uuid)));
}

/**
 * The reserved tag of machines that were to be terminated while they started, with the time. CloudStack lets them start
 * first, and waiters for the end give up at the sight of `pending`, too.
 */
export const TERMINATING = "terminating";
/** What still runs then was not destroyed, whatever the reason. */
const LONGEST_WAIT_MS = 60_000;

function isEnding(machine: VirtualMachine, now: number): boolean {
  const limit = machine.state === "Starting" ? REMEMBERED_MS : machine.state === "Running" ? LONGEST_WAIT_MS : 0;
  return limit > 0 && now - Number(reservedTag(machine, TERMINATING) ?? Number.NaN) <= limit;
}

/**
 * Of machines that start, those that were told to end. Of machines that are Stopping, those that are being destroyed, or
 * were between their listing and that of the events: waiters for the end give up at the sight of `stopping`.
 */
export async function doomedOf(
  machines: readonly VirtualMachine[],
  context: FateContext,
): Promise<ReadonlySet<string>> {
  const told = machines.filter((machine) => isEnding(machine, context.now())).map(({ id }) => id);
  const stopping = machines.filter(({ state }) => state === "Stopping").map(({ id }) => id);
  if (stopping.length === 0) return new Set(told);
  const events = await destroyEvents(stopping, context);
  const isDoomed = (uuid: string) => {
    const own = events.filter(({ resourceid }) => resourceid === uuid);
    const failed = own.filter(({ state, level }) => state === "Completed" && level === "ERROR");
    return own.filter(({ state }) => state === "Scheduled").length > failed.length;
  };
  return new Set([...told, ...stopping.filter(isDoomed)]);
}

/** One call for any number of machines: their own events when it is one, else the caller's of the last day. */
const destroyEvents = (uuids: readonly string[], context: FateContext): Promise<readonly Event[]> =>
  endings("instance", context, uuids.length === 1 ? uuids[0] : undefined);
