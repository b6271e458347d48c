import { get } from "./get";
import { list } from "./list";

export const cloudResourceManager = [get, list];
