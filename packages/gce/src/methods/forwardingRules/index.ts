import { aggregatedList } from "./aggregatedList";
import { remove } from "./delete";
import { get } from "./get";
import { insert } from "./insert";
import { list } from "./list";
import { patch } from "./patch";
import { setLabels } from "./setLabels";
import { setTarget } from "./setTarget";

export const forwardingRules = [aggregatedList, get, insert, list, patch, remove, setLabels, setTarget];
