import type { Section, Values } from "./options";
import { cloudstack } from "./sections/cloudstack";
import { credentials } from "./sections/credentials";
import { ec2 } from "./sections/ec2";
import { gce } from "./sections/gce";
import { limits } from "./sections/limits";
import { drain, embedded, log, management, seal } from "./sections/process";

/** Every option there is. */
export const schema = { cloudstack, embedded, ec2, gce, management, credentials, seal, limits, log, drain };

export type Schema = typeof schema;
export type Config = { readonly [Name in keyof Schema]: Values<Schema[Name]> };

/** A section as it is when nothing is configured. */
export function defaults<S extends Section>(section: S): Values<S> {
  return values(section, (_, option) => option.default);
}

/** Builds a section's values from one function over its options. */
export function values<S extends Section>(
  section: S,
  read: (name: string, option: S[keyof S]) => S[keyof S]["default"],
): Values<S> {
  const entries = Object.keys(section).map((name) => [name, read(name, section[name as keyof S])]);
  // Values<S> is this very mapping, which fromEntries cannot express.
  return Object.fromEntries(entries) as Values<S>;
}
