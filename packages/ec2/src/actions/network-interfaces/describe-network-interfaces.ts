import { defineAction } from "../../action";
import { askedFor, requireAll } from "../../map/asked";
import { exactValues, matcher } from "../../map/filters";
import { allInterfaces, interfaceId } from "../../map/network-interfaces/all";
import { interfaceFilters } from "../../map/network-interfaces/filters";
import { pageOf } from "../../map/paging";
import { honoured, ignored, paged } from "../../rules";

export const describeNetworkInterfaces = defineAction("DescribeNetworkInterfaces", {
  parameters: {
    NetworkInterfaceIds: honoured,
    Filters: honoured,
    ...paged,
    IncludeManagedResources: ignored("nothing is managed by services"),
  },
  filters: interfaceFilters,
  async run(input, context) {
    const { ids } = context;
    const written = askedFor(input.NetworkInterfaceIds);
    const uuids = written && (await ids.resolve("networkInterface", written));
    const wanted = uuids?.map((uuid) => ids.of("networkInterface", uuid));
    const ended = exactValues(input.Filters, "attachment.attachment-id") !== undefined;
    const known = await allInterfaces(context, { ended });
    const isThere = wanted?.every((id) => known.some((one) => interfaceId(one) === id)) ?? true;
    const all = isThere ? known : await allInterfaces(context, { ended, notes: "fresh" });
    requireAll("networkInterface", wanted, all.map(interfaceId), written);
    const found = all
      .filter((one) => wanted?.includes(interfaceId(one)) ?? true)
      .filter(matcher(interfaceFilters, input.Filters));
    const { items, next } = pageOf(found, input, context);
    return { NetworkInterfaces: items, NextToken: next };
  },
});
