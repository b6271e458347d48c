import { defineAction } from "../../action";
import { addressView } from "../../map/addresses/address";
import { listAddresses, machinesBehind } from "../../map/addresses/find";
import { askedFor, requireAll } from "../../map/asked";
import { type FilterTable, matcher, tagFilters } from "../../map/filters";
import type { Address } from "../../model/types.generated";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

const filters: FilterTable<Address> = {
  "allocation-id": ({ AllocationId }) => AllocationId,
  "association-id": ({ AssociationId }) => AssociationId,
  domain: ({ Domain }) => Domain,
  "instance-id": ({ InstanceId }) => InstanceId,
  "network-border-group": ({ NetworkBorderGroup }) => NetworkBorderGroup,
  "network-interface-id": ({ NetworkInterfaceId }) => NetworkInterfaceId,
  "network-interface-owner-id": ({ NetworkInterfaceOwnerId }) => NetworkInterfaceOwnerId,
  "private-ip-address": ({ PrivateIpAddress }) => PrivateIpAddress,
  "public-ip": ({ PublicIp }) => PublicIp,
  ...tagFilters,
};

export const describeAddresses = defineAction("DescribeAddresses", {
  parameters: { AllocationIds: honoured, PublicIps: honoured, Filters: honoured },
  filters,
  async run(input, context) {
    const written = askedFor(input.AllocationIds);
    const uuids = written && (await context.ids.resolve("address", written));
    const ips = askedFor(input.PublicIps);
    const addresses = await listAddresses(context);
    requireAll(
      "address",
      uuids,
      addresses.map(({ id }) => id),
      written,
    );
    const missing = ips?.find((ip) => !addresses.some(({ ipaddress }) => ipaddress === ip));
    if (missing !== undefined) throw new Ec2Error("InvalidAddress.NotFound", `Address '${missing}' not found.`);
    const wanted = addresses.filter(
      ({ id, ipaddress = "" }) => (uuids?.includes(id) ?? true) && (ips?.includes(ipaddress) ?? true),
    );
    const machines = await machinesBehind(wanted, context);
    const Addresses = wanted
      .map((address) => addressView(address, machines.get(address.virtualmachineid), context))
      .filter(matcher(filters, input.Filters));
    return { Addresses };
  },
});
