import { aggregatedList } from "./aggregatedList";
import { get } from "./get";
import { list } from "./list";

export const diskTypes = [aggregatedList, get, list];
