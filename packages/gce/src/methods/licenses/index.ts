import { get } from "./get";
import { list } from "./list";

export const licenses = [get, list];
