export { actions } from "./actions";
export { coverageDocument } from "./coverage";
export { createEc2 } from "./facade";
