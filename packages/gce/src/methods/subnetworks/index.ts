import { aggregatedList } from "./aggregatedList";
import { remove } from "./delete";
import { get } from "./get";
import { insert } from "./insert";
import { list } from "./list";

export const subnetworks = [aggregatedList, get, insert, list, remove];
