export { type Address, formatAddress, isLoopback, parseAddress } from "./address";
export { ConfigError, type ConfigSources, loadConfig } from "./load";
export { describeOptions, type OptionDescription, unknownVariables } from "./names";
export { type Config, defaults, schema } from "./schema";
export type { CloudstackConfig } from "./sections/cloudstack";
export type { CredentialsConfig } from "./sections/credentials";
export type { Ec2Config } from "./sections/ec2";
export type { GceConfig } from "./sections/gce";
export type { LimitsConfig } from "./sections/limits";
