export { coverageDocument } from "./coverage";
export { createGce } from "./facade";
export * from "./oauth";
