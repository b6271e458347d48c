import type { VirtualMachine } from "@stackgate/cloudstack";
import { isName, slug } from "../names";

/** What of a VM's record names it. */
export type NamedMachine = Pick<VirtualMachine, "id" | "name" | "displayname">;

/**
 * An instance's name is the VM's display name. One that is no name in Compute Engine's sense (other tools allow any)
 * becomes a slug with a piece of the id, so that it stays unique without asking what else there is.
 */
export function instanceName({ id, name, displayname }: NamedMachine): string {
  const shown = displayname || name;
  if (isName(shown)) return shown;
  return `${slug(shown).slice(0, 54)}-${id.slice(0, 8)}`;
}

/** What to search upstream for, so that an instance of this name is among what is found: `undefined` if only a whole list tells. */
export const searchable = (name: string): string | undefined => (/-[0-9a-f]{8}$/.test(name) ? undefined : name);
