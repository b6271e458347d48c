import type { Cloud, VirtualMachine, Volume } from "@stackgate/cloudstack";
import { RESERVED_PREFIX } from "../tags";
import { hasRoot, type VolumesByMachine } from "./view";
import { type AttachedVolume, DELETE_ON_TERMINATION } from "./volumes";

/** The attached volumes of machines that come page by page. */
export interface VolumesAlong {
  /** Those of a page's machines; each machine is to be asked for once. */
  of(machines: readonly VirtualMachine[]): Promise<VolumesByMachine>;
  /** Ends the reading ahead. */
  close(): Promise<void>;
}

/**
 * Volumes beside a long listing of machines. CloudStack lists them by one machine or all, in the order of their making as
 * it does machines (recorded). So root volumes are read page by page along with their machines, and those read too
 * early wait for their machine. Data volumes are made at any time: the attached ones are read before, and kept as short as can be.
 * Both begin at once, and the next root volumes while a page is written: a page of machines has no time to wait for them.
 */
export function volumesAlong({ cloud }: { readonly cloud: Cloud }, zoneid: string | undefined): VolumesAlong {
  const roots = cloud.stream("listVolumes", { type: "ROOT", zoneid })[Symbol.asyncIterator]();
  const waiting = new Map<string, AttachedVolume[]>();
  const put = (volumes: readonly Volume[]) => {
    for (const volume of volumes) {
      const { virtualmachineid: machine } = volume;
      if (machine !== undefined) waiting.set(machine, [...(waiting.get(machine) ?? []), shortened(volume)]);
    }
  };
  const ahead = () => {
    const page = roots.next();
    // Whoever takes it sees the failure; should nobody, it must not end the process.
    page.catch(() => undefined);
    return page;
  };
  let coming = ahead();
  const dataVolumes = readAll();
  dataVolumes.catch(() => undefined);
  return {
    async of(machines) {
      await dataVolumes;
      const isWaitedFor = ({ id, state }: VirtualMachine) => state !== "Error" && !hasRoot(waiting.get(id));
      while (machines.some(isWaitedFor)) {
        const page = await coming;
        if (page.done) break;
        coming = ahead();
        put(page.value.items);
      }
      return new Map(machines.flatMap(({ id }) => taken(id)));
    },
    async close() {
      await roots.return?.();
    },
  };

  async function readAll(): Promise<void> {
    for await (const { items } of cloud.stream("listVolumes", { type: "DATADISK", zoneid })) put(items);
  }

  function taken(machine: string): readonly (readonly [string, readonly AttachedVolume[]])[] {
    const volumes = waiting.get(machine);
    waiting.delete(machine);
    return volumes === undefined ? [] : [[machine, volumes]];
  }
}

/** Just what block devices show: a record as CloudStack sends it is ten times as long. */
function shortened({
  id,
  name,
  type,
  deviceid,
  virtualmachineid,
  created,
  attached,
  tags = [],
}: Volume): AttachedVolume {
  const kept = tags.filter(({ key }) => key === RESERVED_PREFIX + DELETE_ON_TERMINATION);
  const own = kept.map(({ key, value }) => ({ key, value }));
  return { id, name, type, deviceid, virtualmachineid, created, attached, tags: own };
}
