import { remove } from "./delete";
import { get } from "./get";
import { insert } from "./insert";
import { list } from "./list";

export const routes = [get, insert, list, remove];
