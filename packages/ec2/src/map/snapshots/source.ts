import type { Snapshot as CloudSnapshot } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { Ec2Error, invalidValue } from "../../wire/error";
import { requireAll } from "../asked";
import { gib } from "../volumes/volume";

/**
 * The snapshots that volumes of a zone are to be made of, in the order asked: one call.
 * @param written as the client names them
 * @throws Ec2Error InvalidSnapshot.NotFound, also for one that is in another zone only; IncorrectState for one that is not
 * backed up yet
 */
export async function sourceSnapshots(
  written: readonly string[],
  zoneid: string,
  { cloud, ids }: Pick<Ec2Context, "cloud" | "ids">,
): Promise<readonly CloudSnapshot[]> {
  const uuids = await ids.resolve("snapshot", written);
  const [only] = uuids;
  const which = uuids.length === 1 ? { id: only } : { ids: [...new Set(uuids)] };
  const found = await cloud.list("listSnapshots", { ...which, zoneid });
  const listed = new Map(found.map((snapshot) => [snapshot.id, snapshot]));
  requireAll("snapshot", uuids, [...listed.keys()], written);
  const snapshots = uuids.flatMap((uuid) => listed.get(uuid) ?? []);
  const unready = snapshots.findIndex(({ state }) => state !== "BackedUp");
  if (unready >= 0) throw new Ec2Error("IncorrectState", `Snapshot is in invalid state - pending: ${written[unready]}`);
  return snapshots;
}

/**
 * GiB of a volume of this snapshot. CloudStack makes it as large as the snapshot and ignores another size (seen), so that is
 * refused here.
 * @throws Ec2Error InvalidParameterValue
 */
export function sizeOfCopy({ virtualsize }: CloudSnapshot, asked: number | undefined, parameter: string): number {
  const size = gib(virtualsize);
  if (asked === undefined || asked === size) return size;
  throw invalidValue(parameter, `${asked}`, `CloudStack makes volumes as large as their snapshot, ${size} GiB.`);
}
