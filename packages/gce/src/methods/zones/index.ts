import { get } from "./get";
import { list } from "./list";

export const zones = [get, list];
