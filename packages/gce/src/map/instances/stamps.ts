import type { VirtualMachine } from "@stackgate/cloudstack";

/**
 * What Compute Engine knows of an instance and CloudStack has no field for: written into the machine's details when it is
 * deployed, and never after (changing one detail replaces them all, and loses the machine's key pair).
 */
const STAMPS = {
  machineType: "stackgate.machine-type",
  description: "stackgate.description",
  /** What the boot disk is called at the instance, if not as the instance. */
  bootDevice: "stackgate.boot-device",
  /** Of the bulkInsert that made it: gcloud finds what became of one by this. */
  operationGroup: "stackgate.operation-group",
  /** Of the request that made it: a repeat at another replica finds it by this. */
  requestId: "stackgate.request-id",
} as const;

export type Stamps = { readonly [name in keyof typeof STAMPS]?: string | undefined };
const NAMES = Object.keys(STAMPS) as readonly (keyof typeof STAMPS)[];

export const stampsOf = ({ details = {} }: Pick<VirtualMachine, "details">): Stamps =>
  Object.fromEntries(NAMES.map((name) => [name, details[STAMPS[name]]]));

/** As deployVirtualMachine takes them. */
export const stampDetails = (stamps: Stamps): Record<string, string> =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = stamps[name];
      return value === undefined || value === "" ? [] : [[STAMPS[name], value]];
    }),
  );
