import type { Volume as CloudVolume } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { askedFor } from "../../map/asked";
import { exactValues, type Filter, matcher } from "../../map/filters";
import { stampsOf } from "../../map/instances/stamps";
import { pageOf } from "../../map/paging";
import { volumeFilters } from "../../map/volumes/filters";
import { listVolumes } from "../../map/volumes/find";
import { lingeringVolumes } from "../../map/volumes/lingering";
import { volumeView } from "../../map/volumes/volume";
import { honoured, ignored, paged } from "../../rules";

export const describeVolumes = defineAction("DescribeVolumes", {
  parameters: {
    VolumeIds: honoured,
    Filters: honoured,
    ...paged,
    IncludeManagedResources: ignored("nothing is managed by services"),
  },
  filters: volumeFilters,
  async run(input, context) {
    const written = askedFor(input.VolumeIds);
    const gone = (await lingeringVolumes(context)).filter(({ VolumeId = "" }) => written?.includes(VolumeId) ?? true);
    const living = written?.filter((id) => !gone.some(({ VolumeId }) => VolumeId === id));
    const volumes =
      living?.length === 0 ? [] : await listVolumes(living, context, await upstreamFilter(input.Filters, context));
    const stamps = await deletedDevices(volumes, context);
    const found = volumes
      .map((volume) => volumeView(volume, context, stamps.get(volume.virtualmachineid)))
      .concat(gone)
      .filter(matcher(volumeFilters, input.Filters));
    const { items, next } = pageOf(found, input, context);
    return { Volumes: items, NextToken: next };
  },
});

/** One instance's volumes are asked for by their instance. */
async function upstreamFilter(filters: readonly Filter[] | undefined, { ids }: Ec2Context) {
  const [instance, ...more] = exactValues(filters, "attachment.instance-id") ?? [];
  if (instance === undefined || more.length > 0) return {};
  // A filter matches nothing where an id in its place would be refused.
  const [virtualmachineid] = await ids.resolve("instance", [instance]).catch(() => [undefined]);
  return virtualmachineid === undefined ? {} : { virtualmachineid };
}

/** What the machines' stamps say of disks that were made with them; a second call only where there are such disks. */
async function deletedDevices(volumes: readonly CloudVolume[], { cloud }: Ec2Context) {
  const machines = new Set(
    volumes.flatMap(({ name, virtualmachineid }) => (name.startsWith("DATA-") ? (virtualmachineid ?? []) : [])),
  );
  if (machines.size === 0) return new Map<string | undefined, string | undefined>();
  const found = await cloud.list("listVirtualMachines", { ids: [...machines], details: ["min"] });
  return new Map(found.map((machine) => [machine.id as string | undefined, stampsOf(machine).deletedDevices]));
}
