import type { Network, VPC } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { notFoundError } from "../../map/ids";
import { defaultVpcUuid, resolveVpc } from "../../map/networks/vpcs";

/** The reserved tag that keeps whether a VPC's machines shall have DNS names. CloudStack's always have them. */
export const DNS_HOSTNAMES_TAG = "dns-hostnames";

export type TaggedVpc =
  | { readonly type: "Vpc"; readonly vpc: VPC }
  | { readonly type: "Network"; readonly vpc: Network }
  | { readonly type: "default" };

/** What is behind a VPC's id, one call where it is CloudStack's own. @throws Ec2Error InvalidVpcID.NotFound */
export async function taggedVpc(VpcId: string, context: Ec2Context): Promise<TaggedVpc> {
  const { cloud } = context;
  const uuid = await resolveVpc(VpcId, context);
  if (uuid === defaultVpcUuid(context)) return { type: "default" };
  const vpcs = await cloud.list("listVPCs", {});
  const vpc = vpcs.find(({ id }) => id === uuid);
  if (vpc) return { type: "Vpc", vpc };
  const network = (await cloud.list("listNetworks", {})).find(({ id }) => id === uuid);
  if (!network) throw notFoundError("vpc", VpcId);
  return { type: "Network", vpc: network };
}
