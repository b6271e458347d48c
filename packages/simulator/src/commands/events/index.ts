import { listEvents } from "./listEvents";

export const events = [listEvents];
