import type { SecurityGroup as CloudGroup } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import { askedFor, requireAll } from "../../map/asked";
import { exactValues, type Filter, type FilterTable, type FilterValue, matcher, tagFilters } from "../../map/filters";
import { pageOf } from "../../map/paging";
import { groupView } from "../../map/security-groups/view";
import type { IpPermission, SecurityGroup } from "../../model/types.generated";
import { honoured, paged } from "../../rules";

type Side = "IpPermissions" | "IpPermissionsEgress";
type Of = (permission: IpPermission) => FilterValue | readonly FilterValue[];

/** The same filters over what comes in and what goes out. */
const permissionFilters = (prefix: string, side: Side): FilterTable<SecurityGroup> => {
  const among = (of: Of) => (group: SecurityGroup) => (group[side] ?? []).flatMap((permission) => of(permission));
  return {
    [`${prefix}cidr`]: among(({ IpRanges = [] }) => IpRanges.map(({ CidrIp }) => CidrIp)),
    [`${prefix}ipv6-cidr`]: among(({ Ipv6Ranges = [] }) => Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)),
    [`${prefix}from-port`]: among(({ FromPort }) => FromPort),
    [`${prefix}to-port`]: among(({ ToPort }) => ToPort),
    [`${prefix}protocol`]: among(({ IpProtocol }) => IpProtocol),
    [`${prefix}group-id`]: among(({ UserIdGroupPairs = [] }) => UserIdGroupPairs.map(({ GroupId }) => GroupId)),
    [`${prefix}group-name`]: among(({ UserIdGroupPairs = [] }) => UserIdGroupPairs.map(({ GroupName }) => GroupName)),
    [`${prefix}user-id`]: among(({ UserIdGroupPairs = [] }) => UserIdGroupPairs.map(({ UserId }) => UserId)),
    [`${prefix}prefix-list-id`]: () => [],
  };
};

const filters: FilterTable<SecurityGroup> = {
  description: ({ Description }) => Description,
  "group-id": ({ GroupId }) => GroupId,
  "group-name": ({ GroupName }) => GroupName,
  "owner-id": ({ OwnerId }) => OwnerId,
  "vpc-id": ({ VpcId }) => VpcId,
  ...permissionFilters("ip-permission.", "IpPermissions"),
  ...permissionFilters("egress.ip-permission.", "IpPermissionsEgress"),
  ...tagFilters,
};

export const describeSecurityGroups = defineAction("DescribeSecurityGroups", {
  parameters: { GroupIds: honoured, GroupNames: honoured, Filters: honoured, ...paged },
  filters,
  async run(input, context) {
    const { cloud, ids } = context;
    const names = askedFor(input.GroupNames);
    const written = askedFor(input.GroupIds);
    const uuids = written && (await ids.resolve("securityGroup", written));
    // All of them: rules name groups by name, and only the list gives their ids.
    const groups = [...(await cloud.list("listSecurityGroups", {}))].sort(byName);
    requireAll(
      "securityGroup",
      names,
      groups.map(({ name }) => name),
    );
    requireAll(
      "securityGroup",
      uuids,
      groups.map(({ id }) => id),
      written,
    );
    const found = groups
      .filter(({ id, name }) => (uuids?.includes(id) ?? true) && (names?.includes(name) ?? true))
      .map((group) => inAskedVpc(groupView(group, groups, context), input.Filters))
      .filter(matcher(filters, input.Filters));
    const { items, next } = pageOf(found, input, context);
    return { SecurityGroups: items, NextToken: next };
  },
});

const byName = (a: CloudGroup, b: CloudGroup): number => (a.name < b.name ? -1 : 1);

/** Each VPC of EC2 has a group `default`; CloudStack's account has one for all: it is shown in the VPC that is asked for. */
function inAskedVpc(group: SecurityGroup, asked: readonly Filter[] | undefined): SecurityGroup {
  const [vpc] = exactValues(asked, "vpc-id") ?? [];
  return group.GroupName === "default" && vpc !== undefined ? { ...group, VpcId: vpc } : group;
}
