import { listZones } from "./listZones";

export const zones = [listZones];
