import type { ServiceOffering } from "../../../state/records";
import { invalid } from "../../../wire/errors";

/** A custom offering takes what it leaves open from the details; a constrained one checks their ranges. */
export function checkSize(offering: ServiceOffering, details: Readonly<Record<string, string>>): void {
  if (!offering.customized) return;
  const cpus = numberOf(offering.cpuNumber, details.cpuNumber);
  const speed = numberOf(offering.cpuSpeed, details.cpuSpeed);
  const memory = numberOf(offering.memory, details.memory);
  if (cpus === undefined || speed === undefined || memory === undefined)
    throw invalid("a custom offering needs cpuNumber, cpuSpeed and memory in its details");
  const { minCpu, maxCpu, minMemory, maxMemory } = offering.constraints ?? UNBOUNDED;
  if (cpus < minCpu || cpus > maxCpu) throw invalid(`cpuNumber must lie between ${minCpu} and ${maxCpu}`);
  if (memory < minMemory || memory > maxMemory) throw invalid(`memory must lie between ${minMemory} and ${maxMemory}`);
}

const UNBOUNDED = { minCpu: 1, maxCpu: Number.MAX_SAFE_INTEGER, minMemory: 32, maxMemory: Number.MAX_SAFE_INTEGER };

/** The offering's own value, or the one that the details give; undefined where neither is a number. */
function numberOf(fixed: number | undefined, given: string | undefined): number | undefined {
  if (fixed !== undefined) return fixed;
  return given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : undefined;
}
