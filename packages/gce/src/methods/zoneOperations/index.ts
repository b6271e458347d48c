import { deleteOperation } from "./delete";
import { get } from "./get";
import { list } from "./list";
import { wait } from "./wait";

export const zoneOperations = [deleteOperation, get, list, wait];
