import { addIpToNic } from "./addIpToNic";
import { addNicToVirtualMachine } from "./addNicToVirtualMachine";
import { listNics } from "./listNics";
import { removeIpFromNic } from "./removeIpFromNic";
import { removeNicFromVirtualMachine } from "./removeNicFromVirtualMachine";
import { updateDefaultNicForVirtualMachine } from "./updateDefaultNicForVirtualMachine";
import { updateVmNicIp } from "./updateVmNicIp";

export const nics = [
  addIpToNic,
  addNicToVirtualMachine,
  listNics,
  removeIpFromNic,
  removeNicFromVirtualMachine,
  updateDefaultNicForVirtualMachine,
  updateVmNicIp,
];
