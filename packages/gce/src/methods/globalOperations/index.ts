import { deleteOperation } from "./delete";
import { get } from "./get";
import { wait } from "./wait";

export const globalOperations = [deleteOperation, get, wait];
