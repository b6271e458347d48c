import type { State } from "../state/state";

/** Each zone has one primary and one secondary storage, numbered as the zones are. */
export const primaryStore = (state: State, zoneId: string): string => `PS${zoneNumber(state, zoneId)}`;
export const secondaryStore = (state: State, zoneId: string): string =>
  `nfs://10.147.28.6:/export/sec${zoneNumber(state, zoneId)}`;

const zoneNumber = (state: State, zoneId: string): number =>
  [...state.zones.values()].findIndex((zone) => zone.id === zoneId) + 1;
