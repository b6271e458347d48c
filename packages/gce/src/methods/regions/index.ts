import { get } from "./get";
import { list } from "./list";

export const regions = [get, list];
