import { createInstanceGroup } from "./createInstanceGroup";
import { deleteInstanceGroup } from "./deleteInstanceGroup";
import { listInstanceGroups } from "./listInstanceGroups";
import { updateInstanceGroup } from "./updateInstanceGroup";

export const instancegroups = [createInstanceGroup, deleteInstanceGroup, listInstanceGroups, updateInstanceGroup];
