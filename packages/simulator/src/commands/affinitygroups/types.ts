/** The strict kinds decide where a VM may run (resources/capacity), the others are only kept. */
export const AFFINITY_TYPES = [
  "host anti-affinity",
  "host affinity",
  "non-strict host anti-affinity",
  "non-strict host affinity",
];
