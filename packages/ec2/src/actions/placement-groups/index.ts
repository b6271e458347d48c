import type { Action } from "../../action";
import { createPlacementGroup } from "./create-placement-group";
import { deletePlacementGroup } from "./delete-placement-group";
import { describePlacementGroups } from "./describe-placement-groups";

export const placementGroups: readonly Action[] = [createPlacementGroup, deletePlacementGroup, describePlacementGroups];
