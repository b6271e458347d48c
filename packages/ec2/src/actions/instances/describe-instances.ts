import type { Page, VirtualMachine } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { exactValues, matcher } from "../../map/filters";
import { instanceFilters } from "../../map/instances/filters";
import { findMachines } from "../../map/instances/machines";
import { narrowed } from "../../map/instances/narrow";
import { reservations, reservationsOneByOne, reserve, reserved, terminated } from "../../map/instances/reservations";
import { MACHINE_DETAILS, readView, readViewWithoutVolumes } from "../../map/instances/view";
import { volumesAlong } from "../../map/instances/volumes-along";
import { pageOf, upstreamPage } from "../../map/paging";
import type {
  DescribeInstancesRequest,
  DescribeInstancesResult,
  Filter,
  Reservation,
} from "../../model/types.generated";
import { honoured, ignored, paged } from "../../rules";
import { Ec2Error } from "../../wire/error";

const NONE: Page<VirtualMachine> = { items: [], count: 0 };

type Filters = readonly Filter[] | undefined;

export const describeInstances = defineAction("DescribeInstances", {
  parameters: {
    InstanceIds: honoured,
    Filters: honoured,
    ...paged,
    IncludeManagedResources: ignored("no provider but the caller manages instances here"),
  },
  filters: instanceFilters,
  check({ InstanceIds, MaxResults }) {
    if (InstanceIds && MaxResults !== undefined) {
      throw new Ec2Error("InvalidParameterCombination", "MaxResults may not be used together with InstanceIds");
    }
  },
  async run(input, context) {
    if (input.InstanceIds) return byId(input.InstanceIds, input.Filters, context);
    if (input.MaxResults !== undefined || input.NextToken !== undefined) return onePage(input, context);
    const chosen = exactValues(input.Filters, "instance-id");
    return chosen ? byFilteredId(chosen, input.Filters, context) : everything(input.Filters, context);
  },
});

/** Also those that ended within the hour. */
async function byId(instanceIds: readonly string[], filters: Filters, context: Ec2Context) {
  const [{ machines, gone }, view] = await Promise.all([
    findMachines(instanceIds, { details: MACHINE_DETAILS }, context),
    readView(context),
  ]);
  const found = [...(await reserve(machines, view, context)), ...terminated(gone, context)];
  return { Reservations: reservations(found.filter(matcher(instanceFilters, filters))) };
}

/** As by id, but an id that names nothing is no error. */
async function byFilteredId(
  instanceIds: readonly string[],
  filters: Filters,
  context: Ec2Context,
): Promise<DescribeInstancesResult> {
  try {
    return await byId(instanceIds, filters, context);
  } catch (error) {
    if (!(error instanceof Ec2Error && error.code.startsWith("InvalidInstanceID"))) throw error;
    return instanceIds.length === 1 ? { Reservations: [] } : everything(filters, context);
  }
}

/** CloudStack's page where it is ours too; filters decide what is on a page, so that with them all have to be read. */
async function onePage(input: DescribeInstancesRequest, context: Ec2Context) {
  const details = { details: MACHINE_DETAILS };
  if (input.Filters === undefined) {
    const [{ items, next }, view] = await Promise.all([
      upstreamPage("listVirtualMachines", details, input, context),
      readView(context),
    ]);
    return { Reservations: reservations(await reserve(items, view, context)), NextToken: next };
  }
  const which = await narrowed(input.Filters, context);
  const [machines, view] = await Promise.all([
    context.cloud.list("listVirtualMachines", { ...details, ...which }),
    readView(context),
  ]);
  const found = (await reserve(machines, view, context)).filter(matcher(instanceFilters, input.Filters));
  const { items, next } = pageOf(found, input, context);
  return { Reservations: reservations(items), NextToken: next };
}

/** A list that is longer than CloudStack's page is written as its pages come, so that memory stays constant. */
async function everything(filters: Filters, context: Ec2Context): Promise<DescribeInstancesResult> {
  const which = { details: MACHINE_DETAILS, ...(await narrowed(filters, context)) };
  const pages = context.cloud.stream("listVirtualMachines", which)[Symbol.asyncIterator]();
  const matches = matcher(instanceFilters, filters);
  const first = await pages.next();
  const { items, count } = first.done ? NONE : first.value;
  if (count <= items.length) {
    const found = await reserve(items, await readView(context), context);
    return { Reservations: reservations(found.filter(matches)) };
  }
  const view = await readViewWithoutVolumes(context);
  const along = volumesAlong(context, which.zoneid);
  return { Reservations: streamed() };

  async function* streamed(): AsyncGenerator<Iterable<Reservation>> {
    try {
      for (let page = first; !page.done; page = await pages.next()) {
        const { items: machines } = page.value;
        const volumes = await along.of(machines);
        yield reservationsOneByOne(machines, (machine) => reserved(machine, { ...view, volumes }, context), matches);
      }
    } finally {
      // A client that leaves ends the reading ahead, too.
      await Promise.all([pages.return?.(), along.close()]);
    }
  }
}
