import type { Network, PublicIpAddress } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { type AccountTags, readAccountTags } from "../../map/account-tags";
import { byAllocation } from "../../map/addresses/find";
import { requireAll } from "../../map/asked";
import { dateOf } from "../../map/dates";
import { type FilterTable, matcher, tagFilters } from "../../map/filters";
import { subnetUuid } from "../../map/networks/landscape";
import { vpcIdOfNetwork } from "../../map/networks/vpcs";
import { pageOf } from "../../map/paging";
import type { NatGateway } from "../../model/types.generated";
import { honoured, paged } from "../../rules";

const filters: FilterTable<NatGateway> = {
  "nat-gateway-id": ({ NatGatewayId }) => NatGatewayId,
  state: ({ State }) => State,
  "subnet-id": ({ SubnetId }) => SubnetId,
  "vpc-id": ({ VpcId }) => VpcId,
  ...tagFilters,
};

/** The source NAT addresses: by them a VPC's router, or an isolated network's, takes its instances out. */
export const describeNatGateways = defineAction("DescribeNatGateways", {
  parameters: { NatGatewayIds: honoured, Filter: honoured, ...paged },
  filters,
  async run(input, context) {
    const { cloud, ids } = context;
    const uuids = input.NatGatewayIds && (await ids.resolve("natGateway", input.NatGatewayIds));
    const [addresses, notes, networks] = await Promise.all([
      cloud.list("listPublicIpAddresses", { issourcenat: true }),
      readAccountTags(cloud),
      cloud.catalogue("listNetworks", {}),
    ]);
    requireAll(
      "natGateway",
      uuids,
      addresses.map(({ id }) => id),
      input.NatGatewayIds,
    );
    const found = addresses
      .filter(({ id }) => uuids?.includes(id) ?? true)
      .sort(byAllocation)
      .map((address) => natGateway(address, notes, networks, context))
      .filter(matcher(filters, input.Filter));
    const { items, next } = pageOf(found, input, context);
    return { NatGateways: items, NextToken: next };
  },
});

function natGateway(
  address: PublicIpAddress,
  notes: AccountTags,
  networks: readonly Network[],
  context: Ec2Context,
): NatGateway {
  const { ids } = context;
  const { id, vpcid, associatednetworkid, ipaddress, allocated } = address;
  const network = networks.find((one) => one.id === associatednetworkid);
  return {
    NatGatewayId: ids.of("natGateway", id),
    State: "available",
    ConnectivityType: "public",
    CreateTime: dateOf(allocated),
    VpcId: vpcid === undefined ? network && vpcIdOfNetwork(network, networks, context) : ids.of("vpc", vpcid),
    SubnetId: network && ids.of("subnet", subnetUuid(network, networks)),
    NatGatewayAddresses: [
      { AllocationId: ids.of("address", id), PublicIp: ipaddress, IsPrimary: true, Status: "succeeded" },
    ],
    Tags: notes.of("natGateway", id),
  };
}
