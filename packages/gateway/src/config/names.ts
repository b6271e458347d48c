import type { Option } from "./options";

/** `adminApiKey` to `ADMIN_API_KEY`. */
const upper = (name: string) => name.replace(/[A-Z]/g, "_$&").toUpperCase();

/** The environment variable of an option. */
export function variable(section: string, name: string, option: Pick<Option<unknown>, "env">): string {
  return option.env ?? `STACKGATE_${upper(section)}_${upper(name)}`;
}
