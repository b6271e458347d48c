import type { Network, ParametersOf, SecurityGroup } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { notFoundError } from "../../../map/ids";
import { membershipTag } from "../../../map/membership";
import type { RunInstancesRequest } from "../../../model/types.generated";
import { Ec2Error } from "../../../wire/error";
import { wantedGroups } from "./interfaces";
import type { Place } from "./place";

/** How the instances become members of their groups: CloudStack's way where the zone has groups, or by a tag. */
export interface Membership {
  readonly deploy: Pick<ParametersOf<"deployVirtualMachine">, "securitygroupids">;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

type GroupContext = Pick<Ec2Context, "cloud" | "ids" | "config">;

/** @throws Ec2Error InvalidGroup.NotFound; UnsupportedOperation for groups in a VPC tier, which has ACLs instead */
export async function planGroups(
  input: RunInstancesRequest,
  { zone, networks }: Place,
  context: GroupContext,
): Promise<Membership> {
  const groups = await findGroups(wantedGroups(input), context);
  const groupIds = groups.map(({ id }) => id);
  if (groupIds.length === 0) return { deploy: {}, tags: [] };
  if (zone.securitygroupsenabled) return { deploy: { securitygroupids: groupIds }, tags: [] };
  const others = groups.filter(({ name }) => name !== "default");
  for (const network of networks) requireGroups(groups, network, context);
  return { deploy: {}, tags: others.length > 0 ? [membershipTag(groupIds)] : [] };
}

/** @throws Ec2Error UnsupportedOperation for groups in a VPC tier, which has ACLs instead */
export function requireGroups(
  groups: readonly SecurityGroup[],
  { vpcid }: Pick<Network, "vpcid">,
  { config }: Pick<Ec2Context, "config">,
): void {
  if (vpcid === undefined || config.recordedGroups || groups.every(({ name }) => name === "default")) return;
  throw new Ec2Error(
    "UnsupportedOperation",
    "The subnet is a VPC tier: its traffic is filtered by network ACLs, and an instance in it can only be in the group 'default'",
  );
}

/** Each once, by the cached list; one that is not in it may be new. */
export async function findGroups(
  { ids, names }: ReturnType<typeof wantedGroups>,
  context: GroupContext,
): Promise<readonly SecurityGroup[]> {
  if (ids.length + names.length === 0) return [];
  const uuids = await context.ids.resolve("securityGroup", ids);
  const known = await context.cloud.catalogue("listSecurityGroups", {});
  const knows = (list: readonly SecurityGroup[]) =>
    uuids.every((uuid) => list.some(({ id }) => id === uuid)) &&
    names.every((wanted) => list.some(({ name }) => name === wanted));
  const list = knows(known) ? known : await context.cloud.list("listSecurityGroups", {});
  const found = [
    ...uuids.map((uuid, i) => list.find(({ id }) => id === uuid) ?? unknown(ids[i] ?? "")),
    ...names.map((wanted) => list.find(({ name }) => name === wanted) ?? unknown(wanted)),
  ];
  return [...new Set(found)];
}

function unknown(group: string): never {
  throw notFoundError("securityGroup", group);
}
