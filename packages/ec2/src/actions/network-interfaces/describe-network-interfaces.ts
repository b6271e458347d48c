import { defineAction } from "../../action";
import { readAccountTags } from "../../map/account-tags";
import { askedFor, requireAll } from "../../map/asked";
import { matcher } from "../../map/filters";
import { readViewWithoutVolumes } from "../../map/instances/view";
import { interfaceFilters } from "../../map/network-interfaces/filters";
import { interfacesOf } from "../../map/network-interfaces/network-interface";
import { pageOf } from "../../map/paging";
import type { NetworkInterface } from "../../model/types.generated";
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
    const { cloud, ids } = context;
    const written = askedFor(input.NetworkInterfaceIds);
    const uuids = written && (await ids.resolve("networkInterface", written));
    const wanted = uuids?.map((uuid) => ids.of("networkInterface", uuid));
    const [machines, view, notes] = await Promise.all([
      cloud.list("listVirtualMachines", { details: ["nics", "secgrp"] }),
      readViewWithoutVolumes(context),
      readAccountTags(cloud),
    ]);
    const all = machines.flatMap((machine) => interfacesOf(machine, view, context, notes));
    requireAll("networkInterface", wanted, all.map(idOf), written);
    const found = all
      .filter((nic) => wanted?.includes(idOf(nic)) ?? true)
      .filter(matcher(interfaceFilters, input.Filters))
      .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    const { items, next } = pageOf(found, input, context);
    return { NetworkInterfaces: items, NextToken: next };
  },
});

const idOf = ({ NetworkInterfaceId = "" }: NetworkInterface): string => NetworkInterfaceId;
