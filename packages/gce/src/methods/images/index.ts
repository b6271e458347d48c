import { remove } from "./delete";
import { deprecate } from "./deprecate";
import { get } from "./get";
import { getFromFamily } from "./getFromFamily";
import { insert } from "./insert";
import { list } from "./list";
import { patch } from "./patch";
import { setLabels } from "./setLabels";

export const images = [deprecate, get, getFromFamily, insert, list, patch, remove, setLabels];
