export type { Console } from "./command";
export { main } from "./main";
export { type Gateways, startGateways } from "./serve/gateways";
