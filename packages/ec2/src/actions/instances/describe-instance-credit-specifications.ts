import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { type FilterTable, matcher } from "../../map/filters";
import { findLiving } from "../../map/instances/machines";
import { inOrder } from "../../map/instances/reservations";
import { pageOf } from "../../map/paging";
import type { InstanceCreditSpecification } from "../../model/types.generated";
import { honoured, paged } from "../../rules";

const filters: FilterTable<InstanceCreditSpecification> = { "instance-id": ({ InstanceId }) => InstanceId };

/** `standard` for offerings that cap the use of CPU, `unlimited` for those that lend what is idle. */
export const describeInstanceCreditSpecifications = defineAction("DescribeInstanceCreditSpecifications", {
  parameters: { InstanceIds: honoured, Filters: honoured, ...paged },
  filters,
  async run(input, context) {
    const [machines, offerings] = await Promise.all([
      machinesOf(input.InstanceIds, context),
      context.cloud.catalogue("listServiceOfferings", {}),
    ]);
    const specifications = inOrder(machines).map(({ id, serviceofferingid }) => ({
      InstanceId: context.ids.of("instance", id),
      CpuCredits: offerings.find((offering) => offering.id === serviceofferingid)?.limitcpuuse
        ? "standard"
        : "unlimited",
    }));
    const { items, next } = pageOf(specifications.filter(matcher(filters, input.Filters)), input, context);
    return { InstanceCreditSpecifications: items, NextToken: next };
  },
});

const machinesOf = (instanceIds: readonly string[] | undefined, context: Ec2Context) =>
  instanceIds
    ? findLiving(instanceIds, { details: ["servoff"] }, context)
    : context.cloud.list("listVirtualMachines", { details: ["servoff"] });
