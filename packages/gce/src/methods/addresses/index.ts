import { aggregatedList } from "./aggregatedList";
import { remove } from "./delete";
import { get } from "./get";
import { insert } from "./insert";
import { list } from "./list";
import { setLabels } from "./setLabels";

export const addresses = [aggregatedList, get, insert, list, remove, setLabels];
