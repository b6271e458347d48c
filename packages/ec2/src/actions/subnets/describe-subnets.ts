import { defineAction } from "../../action";
import { readAccountTags } from "../../map/account-tags";
import { askedFor, requireAll } from "../../map/asked";
import { type FilterTable, findNothing, matcher, tagFilters } from "../../map/filters";
import { landscape } from "../../map/networks/landscape";
import { subnetViews } from "../../map/networks/subnet-view";
import { pageOf } from "../../map/paging";
import type { Subnet } from "../../model/types.generated";
import { honoured, paged } from "../../rules";

const zone = ({ AvailabilityZone }: Subnet) => AvailabilityZone;
const cidr = ({ CidrBlock }: Subnet) => CidrBlock;
const isDefault = ({ DefaultForAz }: Subnet) => DefaultForAz;

const filters: FilterTable<Subnet> = {
  "availability-zone": zone,
  // eutester's spelling
  availabilityZone: zone,
  "availability-zone-id": ({ AvailabilityZoneId }) => AvailabilityZoneId,
  "available-ip-address-count": ({ AvailableIpAddressCount }) => AvailableIpAddressCount,
  cidr,
  cidrBlock: cidr,
  "cidr-block": cidr,
  "default-for-az": isDefault,
  defaultForAz: isDefault,
  "enable-dns64": ({ EnableDns64 }) => EnableDns64,
  "ipv6-native": ({ Ipv6Native }) => Ipv6Native,
  "map-customer-owned-ip-on-launch": ({ MapCustomerOwnedIpOnLaunch }) => MapCustomerOwnedIpOnLaunch,
  "map-public-ip-on-launch": ({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch,
  "owner-id": ({ OwnerId }) => OwnerId,
  state: ({ State }) => State,
  "subnet-arn": ({ SubnetArn }) => SubnetArn,
  "subnet-id": ({ SubnetId }) => SubnetId,
  "vpc-id": ({ VpcId }) => VpcId,
  "private-dns-name-options-on-launch.enable-resource-name-dns-a-record": ({ PrivateDnsNameOptionsOnLaunch: names }) =>
    names?.EnableResourceNameDnsARecord,
  "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record": ({
    PrivateDnsNameOptionsOnLaunch: names,
  }) => names?.EnableResourceNameDnsAAAARecord,
  "private-dns-name-options-on-launch.hostname-type": ({ PrivateDnsNameOptionsOnLaunch: names }) => names?.HostnameType,
  ...findNothing(
    "customer-owned-ipv4-pool",
    "enable-lni-at-device-index",
    "ipv6-cidr-block-association.association-id",
    "ipv6-cidr-block-association.ipv6-cidr-block",
    "ipv6-cidr-block-association.state",
    "outpost-arn",
  ),
  ...tagFilters,
};

export const describeSubnets = defineAction("DescribeSubnets", {
  parameters: { SubnetIds: honoured, Filters: honoured, ...paged },
  filters,
  async run(input, context) {
    const { ids } = context;
    const written = askedFor(input.SubnetIds);
    const uuids = written && (await ids.resolve("subnet", written));
    const wanted = uuids?.map((uuid) => ids.of("subnet", uuid));
    const [land, notes] = await Promise.all([landscape(context), readAccountTags(context.cloud)]);
    const all = subnetViews(land, context, notes);
    requireAll("subnet", wanted, all.map(idOf), written);
    const found = all
      .filter((subnet) => wanted?.includes(idOf(subnet)) ?? true)
      .filter(matcher(filters, input.Filters));
    const { items, next } = pageOf(found, input, context);
    return { Subnets: items, NextToken: next };
  },
});

const idOf = ({ SubnetId = "" }: Subnet): string => SubnetId;
