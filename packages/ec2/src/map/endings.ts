import { type Cloud, type Event, isRefusal } from "@stackgate/cloudstack";

/** How long EC2 shows an instance after its end, and so how long ends are looked for. */
export const REMEMBERED_MS = 60 * 60 * 1000;

/** What clients look for after its end, and CloudStack's events of it. */
const EVENTS = {
  instance: { type: "VM.DESTROY", resourcetype: "VirtualMachine" },
  volume: { type: "VOLUME.DESTROY", resourcetype: "Volume" },
} as const;
export type Mortal = keyof typeof EVENTS;

export const isMortal = (kind: string): kind is Mortal => Object.hasOwn(EVENTS, kind);

/**
 * The events of the last hour of things' ends, begun and done: they outlive what they tell of, so every replica knows
 * it, and nobody else's show. One call.
 * @param only the one thing that is asked for; otherwise the caller's all
 */
export async function endings(
  kind: Mortal,
  { cloud, now }: { readonly cloud: Cloud; readonly now: () => number },
  only?: string,
): Promise<readonly Event[]> {
  const { type, resourcetype } = EVENTS[kind];
  const which =
    only === undefined
      ? { startdate: startDate(now() - SERVER_ZONES_MS - REMEMBERED_MS) }
      : { resourceid: only, resourcetype };
  const events = await cloud.list("listEvents", { ...which, type }).catch(noneOfTheirs);
  return events.filter(({ created }) => now() - Date.parse(created ?? "") <= REMEMBERED_MS);
}

/** Another tenant's thing, or none at all: CloudStack refuses to tell, and so it is not the caller's. */
function noneOfTheirs(error: unknown): readonly Event[] {
  if (isRefusal(error, 431, 531)) return [];
  throw error;
}

/** CloudStack reads start dates in its server's time zone, which nobody tells us: ask for more, and look at the times. */
const SERVER_ZONES_MS = 14 * 60 * 60 * 1000;
const startDate = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace("T", " ");
