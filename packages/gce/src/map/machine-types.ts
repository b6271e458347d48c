import type { ServiceOffering } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { MachineType as MachineTypeDocument } from "../model/types.generated";
import { derivedUuid } from "../support/hash";
import { invalidField } from "../wire/errors";
import { nameInZone } from "../wire/links";
import { numericId } from "./ids";
import { uniqueNames } from "./names";
import { creationTimestamp } from "./time";
import type { Zone } from "./zones";

/** A service offering under one of the names that clients use for it. */
export interface MachineType {
  readonly name: string;
  readonly offering: ServiceOffering;
  readonly cpus: number;
  readonly memoryMb: number;
}

/** What a customizable offering that fixes no speed is given, in MHz: users of Compute Engine name none. */
const CUSTOM_SPEED = 1000;

/** `custom-2-4096`, `n2-custom-2-4096`, `e2-custom-2-4096-ext`: the family and the suffix say nothing here. */
const CUSTOM = /^(?:[a-z]\w*-)?custom-(\d{1,4})-(\d{1,8})(?:-ext)?$/;

export const listOfferings = ({ cloud }: Pick<Context, "cloud">): Promise<readonly ServiceOffering[]> =>
  cloud.catalogue("listServiceOfferings");

/** Offerings of fixed size, under the slugs of their names and under the names that the operator gave them. */
export async function listMachineTypes(context: Pick<Context, "cloud" | "config">): Promise<readonly MachineType[]> {
  const offerings = await listOfferings(context);
  const fixed = offerings.filter(({ iscustomized }) => !iscustomized);
  const named = new Map([...uniqueNames(fixed, ({ name }) => name), ...aliases(fixed, context.config.machineTypes)]);
  return [...named].map(([name, offering]) => machineType(name, offering));
}

const machineType = (name: string, offering: ServiceOffering): MachineType => ({
  name,
  offering,
  cpus: offering.cpunumber ?? 0,
  memoryMb: offering.memory ?? 0,
});

function aliases(
  offerings: readonly ServiceOffering[],
  configured: ReadonlyMap<string, string>,
): readonly (readonly [string, ServiceOffering])[] {
  return [...configured].flatMap(([alias, wanted]) => {
    const offering = offerings.find(({ id, name }) => id === wanted || name === wanted);
    return offering ? [[alias, offering] as const] : [];
  });
}

/** Whether an offering exists in a zone; one without zones exists in all. */
export const isOffered = ({ zoneid }: ServiceOffering, zone: Zone): boolean =>
  zoneid === undefined || zoneid.split(",").includes(zone.uuid);

/** The machine type of that name in a zone; `undefined` if there is none. */
export async function findMachineType(context: Context, zone: Zone, name: string): Promise<MachineType | undefined> {
  const custom = CUSTOM.exec(name);
  if (custom) return customMachineType(await listOfferings(context), zone, name, Number(custom[1]), Number(custom[2]));
  return (await listMachineTypes(context)).find((type) => type.name === name && isOffered(type.offering, zone));
}

/** Offerings whose limits the size keeps, the tightest (those with limits) first. */
function customMachineType(
  offerings: readonly ServiceOffering[],
  zone: Zone,
  name: string,
  cpus: number,
  memoryMb: number,
): MachineType | undefined {
  const fitting = offerings.filter(
    (offering) => offering.iscustomized && isOffered(offering, zone) && fits(offering, cpus, memoryMb),
  );
  const [offering] = fitting.sort((a, b) => Number(limits(b) !== undefined) - Number(limits(a) !== undefined));
  return offering && { name, offering, cpus, memoryMb };
}

interface Limits {
  readonly cpus: readonly [number, number];
  readonly memoryMb: readonly [number, number];
}

function limits({ serviceofferingdetails: details }: ServiceOffering): Limits | undefined {
  if (details?.mincpunumber === undefined) return undefined;
  const range = (low: string | undefined, high: string | undefined) => [Number(low ?? 0), Number(high ?? 0)] as const;
  return {
    cpus: range(details.mincpunumber, details.maxcpunumber),
    memoryMb: range(details.minmemory, details.maxmemory),
  };
}

function fits(offering: ServiceOffering, cpus: number, memoryMb: number): boolean {
  const within = ([low, high]: readonly [number, number], value: number) => low <= value && value <= high;
  const bounds = limits(offering);
  if (!bounds) return cpus > 0 && memoryMb > 0;
  return within(bounds.cpus, cpus) && within(bounds.memoryMb, memoryMb);
}

/** What deployVirtualMachine and scaleVirtualMachine need for it. */
export function sizeDetails({ offering, cpus, memoryMb }: MachineType): Readonly<Record<string, number>> {
  if (!offering.iscustomized) return {};
  return { cpuNumber: cpus, memory: memoryMb, ...(!offering.cpuspeed && { cpuSpeed: CUSTOM_SPEED }) };
}

/** The machine type that a client's link names. */
export async function machineTypeLinked(
  context: Context,
  zone: Zone,
  field: string,
  link: string,
): Promise<MachineType> {
  const name = nameInZone(field, link, zone.name, "machineTypes");
  const found = await findMachineType(context, zone, name);
  if (!found)
    throw invalidField(field, name, `Machine type with name '${name}' does not exist in zone '${zone.name}'.`);
  return found;
}

/** The name that a VM's size goes by: as it was asked for, as long as that still fits, else the operator's or the slug. */
export function machineTypeName(
  vm: {
    readonly serviceofferingid?: string;
    readonly serviceofferingname?: string;
    readonly cpunumber?: number;
    readonly memory?: number;
  },
  types: readonly MachineType[],
  asked: string | undefined,
): string {
  const fitting = types.filter(({ offering }) => offering.id === vm.serviceofferingid);
  const name = fitting.find((type) => type.name === asked)?.name ?? fitting.at(-1)?.name;
  return name ?? `custom-${vm.cpunumber ?? 0}-${vm.memory ?? 0}`;
}

export function machineTypeDocument(
  { name, offering, cpus, memoryMb }: MachineType,
  zone: Zone,
  { links }: Pick<Context, "links">,
): MachineTypeDocument {
  const { displaytext, created } = offering;
  return {
    kind: "compute#machineType",
    id: numericId(derivedUuid(`machine type ${offering.id} ${name}`)),
    creationTimestamp: creationTimestamp(created),
    name,
    description: displaytext,
    guestCpus: cpus,
    memoryMb,
    imageSpaceGb: 0,
    maximumPersistentDisks: 16,
    maximumPersistentDisksSizeGb: "65536",
    isSharedCpu: false,
    zone: zone.name,
    selfLink: links.zonal(zone.name, "machineTypes", name),
  };
}
