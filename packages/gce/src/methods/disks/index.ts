import { aggregatedList } from "./aggregatedList";
import { createSnapshot } from "./createSnapshot";
import { remove } from "./delete";
import { get } from "./get";
import { insert } from "./insert";
import { list } from "./list";
import { resize } from "./resize";
import { setLabels } from "./setLabels";

export const disks = [aggregatedList, createSnapshot, get, insert, list, remove, resize, setLabels];
