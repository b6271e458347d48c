import { aggregatedList } from "./aggregatedList";
import { deleteInstance } from "./delete";
import { get } from "./get";
import { insert } from "./insert";
import { list } from "./list";
import { reset } from "./reset";
import { start } from "./start";
import { stop } from "./stop";

export const instances = [aggregatedList, deleteInstance, get, insert, list, reset, start, stop];
