import type { Settings } from "../settings";
import { VM_DETAILS, type VmDetail } from "../views/vm";

/**
 * How long a real management server took (4.23 on two cores): see docs for where the figures come from. Compare them
 * with one another, and use them to judge calling patterns, not machines.
 */
export const MEASURED_SETTINGS: Partial<Settings> = {
  vmStart: 1_900,
  vmStop: 1_800,
  quickJob: 60,
  storageJob: 1_000,
  contendedJob: 1_300,
  // Of six deploys of one name at once three were accepted.
  hostNameLag: 150,
};

/** Changes compete for the cores; reads wait for the database as much. */
export const CHANGE_LANES = 2;
export const READ_LANES = 4;

const READ_MS = 45;
const CHANGE_MS = 65;
const OF_COMMAND: Readonly<Record<string, number>> = { deployVirtualMachine: 200, destroyVirtualMachine: 78 };

/** Any list of VMs, and each VM in it before its details. */
const VM_LIST_MS = 100;
const VM_MS = 1;
const DETAIL_MS: Readonly<Record<VmDetail, number>> = {
  nics: 0.8,
  secgrp: 0.28,
  tmpl: 0.02,
  servoff: 0.02,
  affgrp: 0.02,
  volume: 0.03,
  stats: 1.6,
  group: 0.2,
  iso: 0.2,
  diskoff: 0.2,
  backoff: 0.2,
};

export const isRead = (command: string): boolean => /^(list|get|query)/.test(command);

/** Milliseconds that the server works on a request. `listed` is how many items its answer has. */
export function workTime(command: string, fields: ReadonlyMap<string, string>, listed: number): number {
  if (command === "listVirtualMachines") return VM_LIST_MS + listed * perVm(fields.get("details"));
  return OF_COMMAND[command] ?? (isRead(command) ? READ_MS : CHANGE_MS);
}

function perVm(details: string | undefined): number {
  const asked = details?.split(",").map((detail) => detail.trim()) ?? ["all"];
  const shown = VM_DETAILS.filter((detail) => asked.includes("all") || asked.includes(detail));
  return shown.reduce((sum, detail) => sum + DETAIL_MS[detail], VM_MS);
}
