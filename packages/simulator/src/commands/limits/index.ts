import { listResourceLimits } from "./listResourceLimits";
import { updateResourceLimit } from "./updateResourceLimit";

export const limits = [listResourceLimits, updateResourceLimit];
