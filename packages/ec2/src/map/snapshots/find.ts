import type { Snapshot as CloudSnapshot, Tag as CloudTag, ParametersOf } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { groupBy } from "../../support/group-by";

/** Snapshots with all their tags: CloudStack's own list shows one tag of each at most (seen), so they are asked for beside. */
export async function listSnapshots(
  parameters: ParametersOf<"listSnapshots">,
  { cloud }: Pick<Ec2Context, "cloud">,
): Promise<readonly CloudSnapshot[]> {
  const [snapshots, tags] = await Promise.all([
    cloud.list("listSnapshots", parameters),
    cloud.list("listTags", { resourcetype: "Snapshot" }),
  ]);
  const bySnapshot: ReadonlyMap<string | undefined, readonly CloudTag[]> = groupBy(
    tags,
    ({ resourceid }) => resourceid,
  );
  return snapshots.map((snapshot) => ({ ...snapshot, tags: bySnapshot.get(snapshot.id) ?? [] }));
}
