import type { Option, Section } from "./options";
import { schema } from "./schema";

/** `adminApiKey` to `ADMIN_API_KEY`. */
const upper = (name: string) => name.replace(/[A-Z]/g, "_$&").toUpperCase();

/** The environment variable of an option. */
export function variable(section: string, name: string, option: Pick<Option<unknown>, "env">): string {
  return option.env ?? `STACKGATE_${upper(section)}_${upper(name)}`;
}

export interface OptionDescription {
  /** `ec2.listen` */
  readonly name: string;
  readonly variable: string;
  readonly type: string;
  readonly secret: boolean;
  readonly default: unknown;
  readonly doc: string;
}

/**
 * Variables that look like options and are none: misspelt, or put there by something else (Kubernetes makes
 * STACKGATE_SERVICE_HOST of a service's name), so they are worth a warning and no more.
 */
export function unknownVariables(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const known = new Set(
    describeOptions().flatMap(({ variable, secret }) => [variable, ...(secret ? [`${variable}_FILE`] : [])]),
  );
  return Object.keys(env).filter((name) => name.startsWith("STACKGATE_") && !known.has(name));
}

/** Every option, for help and documentation. */
export function describeOptions(): readonly OptionDescription[] {
  const sections: readonly (readonly [string, Section])[] = Object.entries(schema);
  return sections.flatMap(([section, options]) =>
    Object.entries(options).map(([name, option]) => ({
      name: `${section}.${name}`,
      variable: variable(section, name, option),
      type: option.type,
      secret: option.secret,
      default: option.default,
      doc: option.doc,
    })),
  );
}
