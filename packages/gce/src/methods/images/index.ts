import { get } from "./get";
import { getFromFamily } from "./getFromFamily";
import { list } from "./list";

export const images = [get, getFromFamily, list];
