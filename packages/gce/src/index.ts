export { createGce } from "./facade";
export * from "./oauth";
