import type { AffinityGroup } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { PlacementGroup, Tag } from "../../model/types.generated";

/** EC2's strategies as CloudStack's types of affinity groups. */
export const TYPES: ReadonlyMap<string, string> = new Map([
  ["spread", "host anti-affinity"],
  ["cluster", "host affinity"],
]);

/** @param Tags which stand at the account: CloudStack's affinity groups take none */
export function placementGroup(
  { id, name, type }: AffinityGroup,
  Tags: readonly Tag[],
  { ids, owner, config }: Pick<Ec2Context, "ids" | "owner" | "config">,
): PlacementGroup {
  // The non-strict types of CloudStack only say how hard it tries.
  const strategy = type?.includes("anti-affinity") ? "spread" : "cluster";
  return {
    GroupId: ids.of("placementGroup", id),
    GroupName: name,
    GroupArn: `arn:aws:ec2:${config.region}:${owner}:placement-group/${name}`,
    Strategy: strategy,
    SpreadLevel: strategy === "spread" ? "host" : undefined,
    State: "available",
    Tags,
  };
}
