import { createVMSnapshot } from "./createVMSnapshot";
import { deleteVMSnapshot } from "./deleteVMSnapshot";
import { listVMSnapshot } from "./listVMSnapshot";
import { revertToVMSnapshot } from "./revertToVMSnapshot";

export const vmsnapshots = [createVMSnapshot, deleteVMSnapshot, listVMSnapshot, revertToVMSnapshot];
