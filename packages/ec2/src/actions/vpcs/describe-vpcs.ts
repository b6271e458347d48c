import { defineAction } from "../../action";
import { readAccountTags } from "../../map/account-tags";
import { askedFor, requireAll } from "../../map/asked";
import { type FilterTable, matcher, tagFilters } from "../../map/filters";
import { landscape } from "../../map/networks/landscape";
import { vpcViews } from "../../map/networks/vpc-view";
import { resolveVpc } from "../../map/networks/vpcs";
import { pageOf } from "../../map/paging";
import type { Vpc } from "../../model/types.generated";
import { honoured, paged } from "../../rules";

const blocks = ({ CidrBlockAssociationSet = [] }: Vpc) => CidrBlockAssociationSet;

const filters: FilterTable<Vpc> = {
  cidr: ({ CidrBlock }) => CidrBlock,
  "cidr-block": ({ CidrBlock }) => CidrBlock,
  "cidr-block-association.association-id": (vpc) => blocks(vpc).map(({ AssociationId }) => AssociationId),
  "cidr-block-association.cidr-block": (vpc) => blocks(vpc).map(({ CidrBlock }) => CidrBlock),
  "cidr-block-association.state": (vpc) => blocks(vpc).map(({ CidrBlockState }) => CidrBlockState?.State),
  "dhcp-options-id": ({ DhcpOptionsId }) => DhcpOptionsId,
  "ipv6-cidr-block-association.association-id": () => [],
  "ipv6-cidr-block-association.ipv6-cidr-block": () => [],
  "ipv6-cidr-block-association.ipv6-pool": () => [],
  "ipv6-cidr-block-association.state": () => [],
  "is-default": ({ IsDefault }) => IsDefault,
  isDefault: ({ IsDefault }) => IsDefault,
  "owner-id": ({ OwnerId }) => OwnerId,
  state: ({ State }) => State,
  "vpc-id": ({ VpcId }) => VpcId,
  ...tagFilters,
};

export const describeVpcs = defineAction("DescribeVpcs", {
  parameters: { VpcIds: honoured, Filters: honoured, ...paged },
  filters,
  async run(input, context) {
    const written = askedFor(input.VpcIds);
    const uuids = written && (await Promise.all(written.map((id) => resolveVpc(id, context))));
    const wanted = uuids?.map((uuid) => context.ids.of("vpc", uuid));
    const [land, notes] = await Promise.all([landscape(context), readAccountTags(context.cloud)]);
    const all = vpcViews(land, context, notes);
    requireAll("vpc", wanted, all.map(idOf), written);
    const found = all.filter((vpc) => wanted?.includes(idOf(vpc)) ?? true).filter(matcher(filters, input.Filters));
    const { items, next } = pageOf(found, input, context);
    return { Vpcs: items, NextToken: next };
  },
});

const idOf = ({ VpcId = "" }: Vpc): string => VpcId;
