import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { GceError } from "../../wire/errors";
import { listGuestNetworks } from "../guest-networks";
import type { Zone } from "../zones";
import { oldestFirst } from "./find";
import { instanceName, searchable } from "./name";
import { stampsOf } from "./stamps";
import { type Made, undoAll } from "./undo";
import { isInstance } from "./view";
import type { WantedInstance } from "./wanted";

/** The name of a new instance is taken; by which machine, unless that is only being made. */
export class NameTaken extends GceError {
  constructor(
    { project }: Context,
    zone: Zone,
    name: string,
    readonly holder?: VirtualMachine,
  ) {
    super(
      "alreadyExists",
      `The resource 'projects/${project.name}/zones/${zone.name}/instances/${name}' already exists`,
    );
  }
}

/** The instances of a zone that are called like this, and more, the oldest first. */
export async function machinesLike(
  { cloud }: Pick<Context, "cloud">,
  zone: Zone,
  keyword: string | undefined,
): Promise<readonly VirtualMachine[]> {
  const machines = await cloud.list("listVirtualMachines", { zoneid: zone.uuid, keyword, details: ["min"] });
  return machines.filter(isInstance).sort(oldestFirst);
}

/** @throws NameTaken */
export async function checkNameFree(context: Context, zone: Zone, name: string): Promise<void> {
  const holder = (await machinesLike(context, zone, searchable(name))).find((one) => instanceName(one) === name);
  if (holder) throw new NameTaken(context, zone, name, holder);
}

/** Gives a name to what `work` makes, to nobody else in this process meanwhile. */
export const whileNaming = <T>(context: Context, zone: Zone, name: string, work: () => Promise<T>): Promise<T> =>
  context.naming.while(`${context.project.uuid} ${zone.uuid} ${name}`, () => new NameTaken(context, zone, name), work);

/**
 * Looks whether the name is free, unless CloudStack does that itself in its own deploy: it refuses a host name that the network
 * has. It does not know the name where the host is called otherwise or may be in another network; and disks are made first.
 */
export async function checkBeforeDeploy(context: Context, zone: Zone, wanted: WantedInstance): Promise<void> {
  const inZone = (await listGuestNetworks(context)).filter(({ zoneid }) => zoneid === zone.uuid);
  const refusedAnyway = wanted.hostName === undefined && wanted.attach.length === 0 && inZone.length <= 1;
  if (!refusedAnyway) await checkNameFree(context, zone, wanted.name);
}

/** The machines that one request makes stand or go together. */
const launchOf = (machine: VirtualMachine): string => stampsOf(machine).operationGroup ?? machine.id;

/**
 * Looks again once machines are made. CloudStack's check is not atomic, and replicas know nothing of each other: all of them look
 * after their deploys, see the same machines, and let the launch stand whose oldest machine is the oldest. The others take
 * back what they made.
 * @throws NameTaken
 */
export async function claimNames(
  context: Context,
  zone: Zone,
  made: readonly Made[],
  keyword: string | undefined,
): Promise<void> {
  const own = new Set(made.map(({ id }) => id));
  const machines = await machinesLike(context, zone, keyword);
  const first = machines.findIndex(({ id }) => own.has(id));
  const older = new Set(machines.slice(0, Math.max(first, 0)).map(launchOf));
  const names = new Set(machines.filter(({ id }) => own.has(id)).map(instanceName));
  const holder = machines.find((one) => !own.has(one.id) && older.has(launchOf(one)) && names.has(instanceName(one)));
  if (!holder) return;
  await undoAll(context, made);
  throw new NameTaken(context, zone, instanceName(holder), holder);
}
