import { list } from "../command";
import { AFFINITY_TYPES } from "./types";

export const listAffinityGroupTypes = list("listAffinityGroupTypes", {
  key: "affinityGroupType",
  find: () => AFFINITY_TYPES,
  view: (type) => ({ type }),
});
