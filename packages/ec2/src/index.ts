export { createEc2 } from "./facade";
