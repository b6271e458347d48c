import { remove } from "./delete";
import { get } from "./get";
import { insert } from "./insert";
import { list } from "./list";
import { setLabels } from "./setLabels";

export const globalAddresses = [get, insert, list, remove, setLabels];
