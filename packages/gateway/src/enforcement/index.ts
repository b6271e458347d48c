export { type Enforcement, enforce } from "./enforce";
