import type { ServiceOffering } from "@stackgate/cloudstack";
import type { Ec2Config } from "@stackgate/gateway";
import { Ec2Error } from "../wire/error";
import { slug } from "./slug";

/** What of an offering that leaves them open was chosen. */
export interface Size {
  readonly cpuNumber: number;
  /** MiB */
  readonly memory: number;
  /** MHz; only where the offering leaves it open. */
  readonly cpuSpeed?: number;
}

export interface InstanceType {
  readonly name: string;
  readonly offering: ServiceOffering;
  /** Set for customizable offerings only. */
  readonly size?: Size;
}

type Config = Pick<Ec2Config, "instanceTypes">;

/** CloudStack wants a speed where an offering leaves it open; EC2's clients have no word for it. */
const DEFAULT_SPEED_MHZ = 1000;

/**
 * The names of an offering: those that the configuration gives it, or else its slug. `Small Instance` is
 * `small-instance`; a customizable `Custom` is `custom.4-8192` for 4 CPUs and 8192 MiB (`custom.4-8192-2000` at 2000 MHz).
 */
export function typeNames(offering: ServiceOffering, { instanceTypes }: Config): readonly string[] {
  const configured = [...instanceTypes].filter(([, target]) => isMeant(offering, target)).map(([name]) => name);
  return configured.length > 0 ? configured : [slug(offering.name)];
}

/** All types that have one size; a customizable offering has as many as there are sizes, which nobody can list. */
export function listedTypes(offerings: readonly ServiceOffering[], config: Config): readonly InstanceType[] {
  return offerings
    .filter(({ iscustomized }) => !iscustomized)
    .flatMap((offering) => typeNames(offering, config).map((name) => ({ name, offering })));
}

/** @throws Ec2Error `code`, for a type that there is not: EC2 has one for new instances and one for attributes of old ones */
export function findType(
  name: string,
  offerings: readonly ServiceOffering[],
  config: Config,
  code = "InvalidParameterValue",
): InstanceType {
  const offering = findOffering(name, offerings, config);
  if (offering && !offering.iscustomized) return { name, offering };
  const [, stem = "", cpuNumber, memory, cpuSpeed] = /^(.+)\.(\d{1,4})-(\d{1,8})(?:-(\d{1,5}))?$/.exec(name) ?? [];
  const custom = findOffering(stem, offerings, config);
  if (!custom?.iscustomized) {
    throw new Ec2Error(code, `Invalid value '${name}' for InstanceType: no service offering has it.`);
  }
  const open = custom.cpuspeed === undefined;
  if (!open && cpuSpeed !== undefined) {
    throw new Ec2Error(code, `Invalid value '${name}' for InstanceType: its CPU speed is fixed.`);
  }
  const speed = open ? { cpuSpeed: Number(cpuSpeed ?? DEFAULT_SPEED_MHZ) } : {};
  return { name, offering: custom, size: { cpuNumber: Number(cpuNumber), memory: Number(memory), ...speed } };
}

interface Sized {
  readonly serviceofferingid?: string;
  readonly serviceofferingname?: string;
  readonly cpunumber?: number;
  readonly cpuspeed?: number;
  readonly memory?: number;
}

/**
 * The type of a machine.
 * @param asked what it was started as: an offering with several names is shown under the one that its client knows
 */
export function typeName(
  machine: Sized,
  asked: string | undefined,
  offerings: readonly ServiceOffering[],
  config: Config,
): string | undefined {
  const { serviceofferingid, serviceofferingname, cpunumber, cpuspeed, memory } = machine;
  const offering = offerings.find(({ id }) => id === serviceofferingid);
  // Offerings that are withdrawn live on in the machines that have them.
  if (!offering) return serviceofferingname === undefined ? undefined : slug(serviceofferingname);
  const names = typeNames(offering, config);
  const name = names.find((one) => asked === one || asked?.startsWith(`${one}.`)) ?? names[0];
  if (!offering.iscustomized) return name;
  const speed = offering.cpuspeed === undefined && cpuspeed !== DEFAULT_SPEED_MHZ ? `-${cpuspeed}` : "";
  return `${name}.${cpunumber}-${memory}${speed}`;
}

function findOffering(name: string, offerings: readonly ServiceOffering[], { instanceTypes }: Config) {
  const target = instanceTypes.get(name);
  return target === undefined
    ? (offerings.find((offering) => offering.name === name) ??
        offerings.find((offering) => slug(offering.name) === name))
    : offerings.find((offering) => isMeant(offering, target));
}

const isMeant = ({ id, name }: ServiceOffering, target: string): boolean => id === target || name === target;
