import type { Family } from "../step";
import { instances } from "./instances";
import { zones } from "./zones";

/** What depends on the kind of zone: walked in all three. */
export const zonal: readonly Family[] = [zones, instances];

/** The rest. */
export const once: readonly Family[] = [];
