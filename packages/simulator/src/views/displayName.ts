import type { Vm } from "../state/records";

/** A VM that was given no display name shows its host name, and goes on doing so when it is renamed (recorded). */
export const displayNameOf = ({ displayName, name }: Vm): string => displayName ?? name;
