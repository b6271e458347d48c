import type { Ec2Context } from "../../../context";
import { notFoundError } from "../../../map/ids";
import type { Placement } from "../../../model/types.generated";
import { Ec2Error } from "../../../wire/error";

/**
 * The affinity groups of new instances. CloudStack would refuse an unknown name in words that say little to a client.
 * @throws Ec2Error InvalidPlacementGroup.Unknown, InvalidParameterCombination
 */
export async function placementGroups(
  { GroupId: id, GroupName: name }: Placement = {},
  { cloud, ids }: Pick<Ec2Context, "cloud" | "ids">,
): Promise<readonly string[] | undefined> {
  if (id !== undefined && name !== undefined) {
    throw new Ec2Error("InvalidParameterCombination", "Name the placement group by its id or by its name");
  }
  if (id !== undefined) return [await ids.resolveOne("placementGroup", id)];
  if (name === undefined) return undefined;
  const [group] = await cloud.list("listAffinityGroups", { name });
  if (!group) throw notFoundError("placementGroup", name);
  return [group.id];
}
