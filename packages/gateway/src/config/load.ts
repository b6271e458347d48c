import { readFileSync } from "node:fs";
import type { Option, Section, Values } from "./options";
import { type Config, schema, values } from "./schema";
import { environment, type Given, type Source, yamlFile } from "./sources";

/** Everything that is wrong with a configuration, one line each. Values are never quoted: they may be secrets. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

export interface ConfigSources {
  /** Path of a YAML file. */
  readonly file?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly readFile?: (path: string) => string;
}

/**
 * Reads the configuration: the environment wins over the file, the file over the defaults.
 * @throws ConfigError that names every unknown option, wrong value and unreadable file
 */
export function loadConfig({ file, env = {}, readFile = (path) => readFileSync(path, "utf8") }: ConfigSources): Config {
  const problems: string[] = [];
  const attempt = <T>(where: string, work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      problems.push(`${where}: ${error instanceof Error ? error.message : error}`);
      return otherwise;
    }
  };

  const sources: Source[] = [environment(env)];
  if (file !== undefined) {
    const source = attempt<Source | undefined>(file, () => yamlFile(file, readFile(file)), undefined);
    if (source) sources.push(source);
  }
  for (const source of sources) problems.push(...source.problems);

  const given = (section: string, name: string, option: Option<unknown>): Given | undefined => {
    for (const source of sources) {
      const direct = source.get(section, name, option, false);
      if (direct) return direct;
      const twin = option.secret ? source.get(section, name, option, true) : undefined;
      if (twin)
        return { where: twin.where, value: attempt(twin.where, () => readFile(String(twin.value)).trim(), undefined) };
    }
    return undefined;
  };
  const section = <S extends Section>(sectionName: string, options: S): Values<S> =>
    values(options, (name, option) => {
      const found = given(sectionName, name, option);
      if (found === undefined || found.value === undefined) return option.default;
      return attempt(found.where, () => option.parse(found.value), option.default);
    });

  const config: Config = {
    cloudstack: section("cloudstack", schema.cloudstack),
    embedded: section("embedded", schema.embedded),
    ec2: section("ec2", schema.ec2),
    gce: section("gce", schema.gce),
    management: section("management", schema.management),
    credentials: section("credentials", schema.credentials),
    seal: section("seal", schema.seal),
    limits: section("limits", schema.limits),
    log: section("log", schema.log),
    drain: section("drain", schema.drain),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
