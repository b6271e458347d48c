export { createHealth, type Health, type HealthCheck, type HealthOptions } from "./health";
export { createManagement } from "./management";
