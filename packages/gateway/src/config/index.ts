export { type Address, formatAddress, isLoopback, parseAddress } from "./address";
export { ConfigError, type ConfigSources, loadConfig } from "./load";
export { describeOptions, unknownVariables } from "./names";
export { type Config, defaults, schema } from "./schema";
export type { Ec2Config } from "./sections/ec2";
export type { GceConfig } from "./sections/gce";
export type { LimitsConfig } from "./sections/limits";
