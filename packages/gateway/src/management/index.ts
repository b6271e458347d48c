export { createHealth } from "./health";
export { createManagement } from "./management";
