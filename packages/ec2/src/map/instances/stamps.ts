import type { VirtualMachine } from "@stackgate/cloudstack";
import { reservedTag } from "../tags";

/**
 * What EC2 knows of an instance and CloudStack has no field for: written into the machine's details when it is
 * deployed, and never after (changing one detail replaces them all).
 */
const STAMPS = {
  reservation: "stackgate.reservation",
  launchIndex: "stackgate.launch-index",
  clientToken: "stackgate.client-token",
  /** Digest of the request's parameters, to tell a repeated request from a reused token. */
  request: "stackgate.request",
  instanceType: "stackgate.instance-type",
  monitoring: "stackgate.monitoring",
  /** Numbers of the data devices that go with the instance. */
  deletedDevices: "stackgate.deleted-devices",
} as const;

export type Stamps = { readonly [name in keyof typeof STAMPS]?: string | undefined };
const NAMES = Object.keys(STAMPS) as readonly (keyof typeof STAMPS)[];

/** Written out, since it runs several times for each machine of a long list, where going over NAMES takes most of the mapping. */
export const stampsOf = ({ details = {} }: Pick<VirtualMachine, "details">): Stamps => ({
  reservation: details[STAMPS.reservation],
  launchIndex: details[STAMPS.launchIndex],
  clientToken: details[STAMPS.clientToken],
  request: details[STAMPS.request],
  instanceType: details[STAMPS.instanceType],
  monitoring: details[STAMPS.monitoring],
  deletedDevices: details[STAMPS.deletedDevices],
});

/** As deployVirtualMachine takes them. */
export const detailsOf = (stamps: Stamps): Record<string, string> =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = stamps[name];
      return value === undefined || value === "" ? [] : [[STAMPS[name], value]];
    }),
  );

/** The reserved tag that names the public address that came with an instance and goes with it. */
export const AUTO_ADDRESS = "auto-address";

/** The reserved tag that names the type of instances whose type was changed, where its offering has several names. */
export const INSTANCE_TYPE = "instance-type";

/** The type that the instance's client asked for, when it started it or since. */
export const askedType = (machine: VirtualMachine): string | undefined =>
  reservedTag(machine, INSTANCE_TYPE) ?? stampsOf(machine).instanceType;
