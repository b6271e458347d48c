import { createAffinityGroup } from "./createAffinityGroup";
import { deleteAffinityGroup } from "./deleteAffinityGroup";
import { listAffinityGroups } from "./listAffinityGroups";
import { listAffinityGroupTypes } from "./listAffinityGroupTypes";
import { updateVMAffinityGroup } from "./updateVMAffinityGroup";

export const affinitygroups = [
  createAffinityGroup,
  deleteAffinityGroup,
  listAffinityGroupTypes,
  listAffinityGroups,
  updateVMAffinityGroup,
];
