export { type Clock, type ManualClock, manualClock, realClock } from "./clock/clock";
export type { Fault, FaultPlan, Faults } from "./faults/faults";
export { ConnectionReset } from "./faults/meet";
export type { Fixture } from "./fixture/data";
export type { Listening } from "./server";
export { DEFAULT_SETTINGS, type Settings } from "./settings";
export { createSimulator, type Simulator, type SimulatorOptions } from "./simulator";
export type { State } from "./state/state";
export type { SimulatorReply, SimulatorRequest } from "./wire/request";
