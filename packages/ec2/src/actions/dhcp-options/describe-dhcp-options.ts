import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { readAccountTags } from "../../map/account-tags";
import { requireAll } from "../../map/asked";
import { type FilterTable, matcher, tagFilters } from "../../map/filters";
import { landscape } from "../../map/networks/landscape";
import { pageOf } from "../../map/paging";
import { vpcsOf } from "../../map/route-tables/view";
import type { DhcpOptions } from "../../model/types.generated";
import { honoured, paged } from "../../rules";

const filters: FilterTable<DhcpOptions> = {
  "dhcp-options-id": ({ DhcpOptionsId }) => DhcpOptionsId,
  key: ({ DhcpConfigurations = [] }) => DhcpConfigurations.map(({ Key }) => Key),
  "owner-id": ({ OwnerId }) => OwnerId,
  value: ({ DhcpConfigurations = [] }) =>
    DhcpConfigurations.flatMap(({ Values = [] }) => Values.map(({ Value }) => Value)),
  ...tagFilters,
};

/** Each VPC has a set of its own, which goes by its UUID: what CloudStack's router tells the instances there. */
export const describeDhcpOptions = defineAction("DescribeDhcpOptions", {
  parameters: { DhcpOptionsIds: honoured, Filters: honoured, ...paged },
  filters,
  async run(input, context) {
    const { ids } = context;
    const uuids = input.DhcpOptionsIds && (await ids.resolve("dhcpOptions", input.DhcpOptionsIds));
    const sets = await dhcpOptions(context);
    const wanted = uuids?.map((uuid) => ids.of("dhcpOptions", uuid));
    const known = sets.map(({ DhcpOptionsId }) => DhcpOptionsId);
    requireAll("dhcpOptions", wanted, known, input.DhcpOptionsIds);
    const found = sets
      .filter(({ DhcpOptionsId = "" }) => wanted?.includes(DhcpOptionsId) ?? true)
      .filter(matcher(filters, input.Filters));
    const { items, next } = pageOf(found, input, context);
    return { DhcpOptions: items, NextToken: next };
  },
});

async function dhcpOptions(context: Ec2Context): Promise<DhcpOptions[]> {
  const { cloud, ids, owner } = context;
  const [land, notes] = await Promise.all([landscape(context), readAccountTags(cloud)]);
  return vpcsOf(land, context).map(({ uuid, networks: [network] }) => {
    const source = land.vpcs.find(({ id }) => id === uuid) ?? network;
    const servers = [source?.dns1, source?.dns2].filter((server) => server !== undefined);
    return {
      DhcpOptionsId: ids.of("dhcpOptions", uuid),
      OwnerId: owner,
      DhcpConfigurations: [
        configuration("domain-name", source?.networkdomain === undefined ? [] : [source.networkdomain]),
        // EC2's word for the resolver of the VPC itself: here the router.
        configuration("domain-name-servers", servers.length > 0 ? servers : ["AmazonProvidedDNS"]),
      ].filter(({ Values }) => Values.length > 0),
      Tags: notes.of("dhcpOptions", uuid),
    };
  });
}

const configuration = (Key: string, values: readonly string[]) => ({ Key, Values: values.map((Value) => ({ Value })) });
