import { deleteOperation } from "./delete";
import { get } from "./get";
import { list } from "./list";
import { wait } from "./wait";

export const regionOperations = [deleteOperation, get, list, wait];
