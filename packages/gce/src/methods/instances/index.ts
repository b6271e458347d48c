import { addAccessConfig } from "./addAccessConfig";
import { aggregatedList } from "./aggregatedList";
import { attachDisk } from "./attachDisk";
import { bulkInsert } from "./bulkInsert";
import { deleteInstance } from "./delete";
import { deleteAccessConfig } from "./deleteAccessConfig";
import { detachDisk } from "./detachDisk";
import { get } from "./get";
import { getSerialPortOutput } from "./getSerialPortOutput";
import { insert } from "./insert";
import { list } from "./list";
import { reset } from "./reset";
import { setDeletionProtection } from "./setDeletionProtection";
import { setDiskAutoDelete } from "./setDiskAutoDelete";
import { setLabels } from "./setLabels";
import { setMachineType } from "./setMachineType";
import { setMetadata } from "./setMetadata";
import { setName } from "./setName";
import { setScheduling } from "./setScheduling";
import { setTags } from "./setTags";
import { start } from "./start";
import { stop } from "./stop";
import { update } from "./update";

export const instances = [
  addAccessConfig,
  aggregatedList,
  attachDisk,
  bulkInsert,
  deleteInstance,
  deleteAccessConfig,
  detachDisk,
  get,
  getSerialPortOutput,
  insert,
  list,
  reset,
  setDeletionProtection,
  setDiskAutoDelete,
  setLabels,
  setMachineType,
  setMetadata,
  setName,
  setScheduling,
  setTags,
  start,
  stop,
  update,
];
