import type { NetworkACL, NetworkACLList } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { NetworkAcl, NetworkAclEntry } from "../../model/types.generated";
import { readAccountTags } from "../account-tags";
import type { FilterTable } from "../filters";
import { tagFilters } from "../filters";
import { landscape } from "../networks/landscape";
import { subnetViews } from "../networks/subnet-view";
import { vpcViews } from "../networks/vpc-view";
import { entriesOf, everything, LAST } from "./entries";

/** CloudStack's own two lists, which belong to no VPC. */
export const DEFAULT_ALLOW = "default_allow";
const DEFAULT_DENY = "default_deny";

export const networkAclFilters: FilterTable<NetworkAcl> = {
  "association.association-id": ({ Associations = [] }) => Associations.map((one) => one.NetworkAclAssociationId),
  "association.network-acl-id": ({ Associations = [] }) => Associations.map((one) => one.NetworkAclId),
  "association.subnet-id": ({ Associations = [] }) => Associations.map((one) => one.SubnetId),
  default: ({ IsDefault }) => IsDefault,
  "entry.cidr": ({ Entries = [] }) => Entries.map((entry) => entry.CidrBlock),
  "entry.egress": ({ Entries = [] }) => Entries.map((entry) => entry.Egress),
  "entry.icmp.code": ({ Entries = [] }) => Entries.map((entry) => entry.IcmpTypeCode?.Code),
  "entry.icmp.type": ({ Entries = [] }) => Entries.map((entry) => entry.IcmpTypeCode?.Type),
  "entry.ipv6-cidr": ({ Entries = [] }) => Entries.map((entry) => entry.Ipv6CidrBlock),
  "entry.port-range.from": ({ Entries = [] }) => Entries.map((entry) => entry.PortRange?.From),
  "entry.port-range.to": ({ Entries = [] }) => Entries.map((entry) => entry.PortRange?.To),
  "entry.protocol": ({ Entries = [] }) => Entries.map((entry) => entry.Protocol),
  "entry.rule-action": ({ Entries = [] }) => Entries.map((entry) => entry.RuleAction),
  "entry.rule-number": ({ Entries = [] }) => Entries.map((entry) => entry.RuleNumber),
  "network-acl-id": ({ NetworkAclId }) => NetworkAclId,
  "owner-id": ({ OwnerId }) => OwnerId,
  "vpc-id": ({ VpcId }) => VpcId,
  ...tagFilters,
};

/**
 * Every VPC has a default ACL, which goes by the VPC's UUID and lets everything through, as CloudStack does where a
 * network has no list, or `default_allow`. Lists of a VPC are ACLs; `default_deny` is one where a tier has it.
 */
export async function networkAcls(context: Ec2Context): Promise<NetworkAcl[]> {
  const { cloud, ids, owner } = context;
  const [land, lists, items, notes] = await Promise.all([
    landscape(context),
    cloud.list("listNetworkACLLists"),
    cloud.list("listNetworkACLs"),
    readAccountTags(cloud),
  ]);
  const listOf = new Map(land.networks.map(({ id, aclid }) => [ids.of("subnet", id), aclid]));
  const defaults = new Set(
    lists.filter(({ name, vpcid }) => vpcid === undefined && name === DEFAULT_ALLOW).map(({ id }) => id),
  );
  const subnets = subnetViews(land, context).map(({ SubnetId = "", VpcId = "" }) => {
    const list = listOf.get(SubnetId);
    return { SubnetId, VpcId, list: list === undefined || defaults.has(list) ? undefined : list };
  });
  const acl = (
    uuid: string,
    VpcId: string,
    list: string | undefined,
    IsDefault: boolean,
    Entries: NetworkAclEntry[],
  ) => ({
    NetworkAclId: ids.of("networkAcl", uuid),
    VpcId,
    OwnerId: owner,
    IsDefault,
    Entries,
    Associations: subnets
      .filter((subnet) => subnet.VpcId === VpcId && subnet.list === list)
      .map(({ SubnetId }) => ({
        NetworkAclAssociationId: SubnetId.replace(/^subnet-/, "aclassoc-"),
        NetworkAclId: ids.of("networkAcl", uuid),
        SubnetId,
      })),
    Tags: notes.of("networkAcl", uuid),
  });
  const vpcs = vpcViews(land, context).map(({ VpcId = "" }) => VpcId);
  const uuids = [context.caller.accountId, ...land.vpcs.map(({ id }) => id), ...land.networks.map(({ id }) => id)];
  const uuidOf = new Map(uuids.map((uuid) => [ids.of("vpc", uuid), uuid]));
  const shown = lists.flatMap((list) => vpcsOf(list, vpcs, subnets, ids).map((VpcId) => ({ list, VpcId })));
  return [
    ...vpcs.map((VpcId) => acl(uuidOf.get(VpcId) ?? "", VpcId, undefined, true, openEntries())),
    ...shown.map(({ list, VpcId }) => acl(list.id, VpcId, list.id, false, listEntries(list, items))),
  ];
}

/** The VPC that a list belongs to; those of CloudStack's own deny-all list are the ones that have a tier with it. */
function vpcsOf(
  { id, name, vpcid }: NetworkACLList,
  vpcs: readonly string[],
  subnets: readonly { readonly VpcId: string; readonly list: string | undefined }[],
  ids: Ec2Context["ids"],
): readonly string[] {
  if (vpcid !== undefined) return [ids.of("vpc", vpcid)];
  return name === DEFAULT_DENY
    ? vpcs.filter((vpc) => subnets.some(({ VpcId, list }) => VpcId === vpc && list === id))
    : [];
}

const openEntries = (): NetworkAclEntry[] =>
  [false, true].flatMap((egress) => [everything(egress, 100, "allow"), everything(egress, LAST, "deny")]);

/** What no rule speaks of is denied; but a list without any outgoing rule lets everything out. */
function listEntries(list: NetworkACLList, items: readonly NetworkACL[]): NetworkAclEntry[] {
  const entries = items.filter(({ aclid }) => aclid === list.id).flatMap(entriesOf);
  const lets = list.name !== DEFAULT_DENY && !entries.some(({ Egress }) => Egress);
  return [
    ...entries.sort((a, b) => Number(a.Egress) - Number(b.Egress) || (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0)),
    everything(false, LAST, "deny"),
    everything(true, LAST, lets ? "allow" : "deny"),
  ];
}
