import { deleteOperation } from "./delete";
import { get } from "./get";
import { wait } from "./wait";

export const regionOperations = [deleteOperation, get, wait];
