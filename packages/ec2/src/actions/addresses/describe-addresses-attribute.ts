import { defineAction } from "../../action";
import { listAddresses } from "../../map/addresses/find";
import { requireAll } from "../../map/asked";
import { pageOf } from "../../map/paging";
import { honoured, paged } from "../../rules";
import { invalidValue } from "../../wire/error";

export const describeAddressesAttribute = defineAction("DescribeAddressesAttribute", {
  parameters: { AllocationIds: honoured, Attribute: honoured, ...paged },
  check({ Attribute = "domain-name" }) {
    if (Attribute !== "domain-name")
      throw invalidValue("Attribute", Attribute, "Addresses have the attribute domain-name.");
  },
  /** The only attribute is the reverse name, and CloudStack has none: addresses without one (Terraform reads them so). */
  async run(input, context) {
    const uuids = input.AllocationIds && (await context.ids.resolve("address", input.AllocationIds));
    const addresses = await listAddresses(context);
    requireAll(
      "address",
      uuids,
      addresses.map(({ id }) => id),
      input.AllocationIds,
    );
    const wanted = addresses
      .filter(({ id }) => uuids?.includes(id) ?? true)
      .map(({ id, ipaddress }) => ({ PublicIp: ipaddress, AllocationId: context.ids.of("address", id) }));
    const { items, next } = pageOf(wanted, input, context);
    return { Addresses: items, NextToken: next };
  },
});
