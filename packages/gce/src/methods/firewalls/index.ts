import { remove } from "./delete";
import { get } from "./get";
import { insert } from "./insert";
import { list } from "./list";
import { patch } from "./patch";
import { update } from "./update";

export const firewalls = [get, list, insert, patch, update, remove];
