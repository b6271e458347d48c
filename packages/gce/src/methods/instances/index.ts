import { aggregatedList } from "./aggregatedList";
import { deleteInstance } from "./delete";
import { get } from "./get";
import { list } from "./list";
import { reset } from "./reset";
import { start } from "./start";
import { stop } from "./stop";

export const instances = [aggregatedList, deleteInstance, get, list, reset, start, stop];
