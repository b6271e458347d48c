import { CloudError, type Event, type VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";

/** How long EC2 shows an instance after its end. */
const REMEMBERED_MS = 60 * 60 * 1000;

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

/** Of machines that are Stopping, those that are being destroyed: waiters for the end give up at the sight of `stopping`. */
export async function doomedOf(
  machines: readonly VirtualMachine[],
  context: FateContext,
): Promise<ReadonlySet<string>> {
  const stopping = machines.filter(({ state }) => state === "Stopping").map(({ id }) => id);
  if (stopping.length === 0) return new Set();
  const events = await destroyEvents(stopping, context);
  const pending = (uuid: string) => {
    const own = events.filter(({ resourceid }) => resourceid === uuid);
    const count = (state: string) => own.filter((event) => event.state === state).length;
    return count("Scheduled") > count("Completed");
  };
  return new Set(stopping.filter(pending));
}

/** One call for any number of machines: their own events when it is one, else the caller's of the last day. */
async function destroyEvents(uuids: readonly string[], { cloud, now }: FateContext): Promise<readonly Event[]> {
  const [only] = uuids;
  const which =
    uuids.length === 1 && only !== undefined
      ? { resourceid: only, resourcetype: "VirtualMachine" }
      : { startdate: startDate(now() - SERVER_ZONES_MS - REMEMBERED_MS) };
  const events = await cloud.list("listEvents", { ...which, type: "VM.DESTROY" }).catch(noneOfTheirs);
  return events.filter(({ created }) => now() - Date.parse(created ?? "") <= REMEMBERED_MS);
}

/** Another tenant's machine, or none at all: CloudStack refuses to tell, and so it is not the caller's. */
function noneOfTheirs(error: unknown): readonly Event[] {
  if (error instanceof CloudError && (error.code === 531 || error.code === 431)) return [];
  throw error;
}

/** CloudStack reads start dates in its server's time zone, which nobody tells us: ask for more, and look at the times. */
const SERVER_ZONES_MS = 14 * 60 * 60 * 1000;
const startDate = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace("T", " ");
