import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { notFound } from "../../wire/errors";
import { isCalled } from "../ids";
import { type Zone, zoneNamed } from "../zones";
import { instanceName, searchable } from "./name";
import { isInstance, MACHINE_DETAILS } from "./view";

/** A machine and the zone that it stands in. */
export interface Found {
  readonly machine: VirtualMachine;
  readonly zone: Zone;
}

/**
 * The instance that a path names, by its name or numeric id, in one call. Names need not be unique among machines that other
 * tools made: the oldest counts, the others go by their ids.
 */
export async function findInstance(context: Context, zoneName: string, wanted: string): Promise<Found> {
  const zone = await zoneNamed(context, zoneName);
  const machine = await searchInstance(context, zone, wanted);
  if (!machine) throw notFound(`projects/${context.project.name}/zones/${zoneName}/instances/${wanted}`);
  return { machine, zone };
}

export async function searchInstance(
  { cloud }: Context,
  zone: Zone,
  wanted: string,
): Promise<VirtualMachine | undefined> {
  const keyword = /^\d+$/.test(wanted) ? undefined : searchable(wanted);
  const machines = await cloud.list("listVirtualMachines", {
    zoneid: zone.uuid,
    keyword,
    details: MACHINE_DETAILS,
    userdata: true,
  });
  const [oldest] = machines
    .filter((machine) => isInstance(machine) && isCalled(wanted, instanceName(machine), machine.id))
    .sort(oldestFirst);
  return oldest;
}

/** CloudStack tells seconds: machines of one second are told apart by their ids, as every replica does. */
export const oldestFirst = (a: VirtualMachine, b: VirtualMachine): number =>
  compare(a.created, b.created) || compare(a.id, b.id);

const compare = (a = "", b = ""): number => (a < b ? -1 : Number(a > b));

/** As `Effect` wants it. */
export const targetOf = ({ machine }: Found) => ({ uuid: machine.id, name: instanceName(machine) });
