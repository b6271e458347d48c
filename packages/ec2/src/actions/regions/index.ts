import type { Action } from "../../action";
import { describeAccountAttributes } from "./describe-account-attributes";
import { describeAvailabilityZones } from "./describe-availability-zones";
import { describePrefixLists } from "./describe-prefix-lists";
import { describeRegions } from "./describe-regions";

export const regions: readonly Action[] = [
  describeRegions,
  describeAvailabilityZones,
  describeAccountAttributes,
  describePrefixLists,
];
