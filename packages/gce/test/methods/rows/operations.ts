import type { Row } from "./row";

const B = "zones/basic-1-a";
const R = "regions/adv-1";

/** Operations: of what the other rows began. */
export const operationRows: readonly Row[] = [
  [
    "globalOperations.aggregatedList",
    "GET",
    "aggregated/operations",
    "listAsyncJobs listEvents listVirtualMachines listVolumes",
  ],
  ["zoneOperations.list", "GET", `${B}/operations`, "listAsyncJobs listEvents listVirtualMachines"],
  ["regionOperations.list", "GET", `${R}/operations`, "listAsyncJobs listEvents listVirtualMachines"],
  ["globalOperations.list", "GET", "global/operations", "listAsyncJobs listEvents listVirtualMachines"],
  ["zoneOperations.get", "GET", `${B}/operations/OPERATION`, ""],
  ["zoneOperations.wait", "POST", `${B}/operations/OPERATION/wait`, ""],
  ["zoneOperations.delete", "DELETE", `${B}/operations/OPERATION`, ""],
  ["regionOperations.get", "GET", `${R}/operations/OPERATION`, ""],
  ["regionOperations.wait", "POST", `${R}/operations/OPERATION/wait`, ""],
  ["regionOperations.delete", "DELETE", `${R}/operations/OPERATION`, ""],
  ["globalOperations.get", "GET", `global/operations/OPERATION`, ""],
  ["globalOperations.wait", "POST", `global/operations/OPERATION/wait`, ""],
  ["globalOperations.delete", "DELETE", `global/operations/OPERATION`, ""],
];
