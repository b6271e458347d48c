import type { ParametersOf } from "@stackgate/cloudstack";
import type { Stamps } from "../../../map/instances/stamps";

/** All that one RunInstances call makes. */
export interface Launch {
  readonly minCount: number;
  readonly maxCount: number;
  /** The machines' host names begin with it; nothing else's do, so that what a call left behind can be found. */
  readonly name: string;
  readonly deploy: Omit<ParametersOf<"deployVirtualMachine">, "name" | "details">;
  /** Details that a customizable offering wants. */
  readonly size: Readonly<Record<string, number>>;
  readonly stamps: Stamps & { readonly reservation: string };
}
