import type { NetworkACL, NetworkACLList } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { Ec2Error } from "../../wire/error";
import { notFoundError } from "../ids";
import { findVpc } from "../networks/vpcs";
import { type Position, positionOf } from "./entries";
import { DEFAULT_ALLOW } from "./view";

/** The list behind an ACL's id: for a VPC's default ACL CloudStack's own list. @throws Ec2Error InvalidNetworkAclID.* */
export async function findList(aclId: string, context: Ec2Context): Promise<NetworkACLList> {
  const { cloud, ids } = context;
  const [uuid, lists] = await Promise.all([ids.resolveOne("networkAcl", aclId), cloud.list("listNetworkACLLists")]);
  const list = lists.find(({ id }) => id === uuid);
  if (list) return list;
  await findVpc(ids.of("vpc", uuid), context).catch((cause) => {
    throw cause instanceof Ec2Error ? notFoundError("networkAcl", aclId) : cause;
  });
  const open = lists.find(({ name, vpcid }) => vpcid === undefined && name === DEFAULT_ALLOW);
  if (!open) throw notFoundError("networkAcl", aclId);
  return open;
}

/** @throws Ec2Error UnsupportedOperation for CloudStack's own lists, which VPCs share */
export async function findOwnList(aclId: string, context: Ec2Context): Promise<NetworkACLList> {
  const list = await findList(aclId, context);
  if (list.vpcid !== undefined) return list;
  throw new Ec2Error("UnsupportedOperation", `The default ACL '${aclId}' can't be changed: CloudStack's VPCs share it`);
}

/** @throws Ec2Error InvalidNetworkAclEntry.NotFound */
export async function findItem(list: NetworkACLList, at: Position, { cloud }: Ec2Context): Promise<NetworkACL> {
  const items = await cloud.list("listNetworkACLs", { aclid: list.id });
  const item = items.find((one) => {
    const { RuleNumber, Egress } = positionOf(one);
    return RuleNumber === at.RuleNumber && Egress === at.Egress;
  });
  if (item) return item;
  const direction = at.Egress ? "egress" : "ingress";
  throw new Ec2Error(
    "InvalidNetworkAclEntry.NotFound",
    `The ACL has no ${direction} entry with number ${at.RuleNumber}`,
  );
}
