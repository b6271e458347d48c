import { addInstance } from "./addInstance";
import { aggregatedList } from "./aggregatedList";
import { remove } from "./delete";
import { get } from "./get";
import { getHealth } from "./getHealth";
import { insert } from "./insert";
import { list } from "./list";
import { removeInstance } from "./removeInstance";

export const targetPools = [addInstance, aggregatedList, get, getHealth, insert, list, remove, removeInstance];
