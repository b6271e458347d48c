import type { Action } from "../../action";
import { describeInstanceTypeOfferings } from "./describe-instance-type-offerings";
import { describeInstanceTypes } from "./describe-instance-types";

export const instanceTypes: readonly Action[] = [describeInstanceTypeOfferings, describeInstanceTypes];
