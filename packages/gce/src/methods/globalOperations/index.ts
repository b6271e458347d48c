import { aggregatedList } from "./aggregatedList";
import { deleteOperation } from "./delete";
import { get } from "./get";
import { list } from "./list";
import { wait } from "./wait";

export const globalOperations = [aggregatedList, deleteOperation, get, list, wait];
