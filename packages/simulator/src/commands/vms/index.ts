import { changeServiceForVirtualMachine } from "./changeServiceForVirtualMachine";
import { createConsoleEndpoint } from "./createConsoleEndpoint";
import { deployVirtualMachine } from "./deployVirtualMachine";
import { destroyVirtualMachine } from "./destroyVirtualMachine";
import { detachIso } from "./detachIso";
import { expungeVirtualMachine } from "./expungeVirtualMachine";
import { getVirtualMachineUserData } from "./getVirtualMachineUserData";
import { getVMPassword } from "./getVMPassword";
import { listVirtualMachines } from "./listVirtualMachines";
import { listVirtualMachinesMetrics } from "./listVirtualMachinesMetrics";
import { rebootVirtualMachine } from "./rebootVirtualMachine";
import { recoverVirtualMachine } from "./recoverVirtualMachine";
import { resetPasswordForVirtualMachine } from "./resetPasswordForVirtualMachine";
import { resetSSHKeyForVirtualMachine } from "./resetSSHKeyForVirtualMachine";
import { scaleVirtualMachine } from "./scaleVirtualMachine";
import { startVirtualMachine } from "./startVirtualMachine";
import { stopVirtualMachine } from "./stopVirtualMachine";
import { updateVirtualMachine } from "./updateVirtualMachine";

export const vms = [
  changeServiceForVirtualMachine,
  createConsoleEndpoint,
  deployVirtualMachine,
  destroyVirtualMachine,
  detachIso,
  expungeVirtualMachine,
  getVMPassword,
  getVirtualMachineUserData,
  listVirtualMachines,
  listVirtualMachinesMetrics,
  rebootVirtualMachine,
  recoverVirtualMachine,
  resetPasswordForVirtualMachine,
  resetSSHKeyForVirtualMachine,
  scaleVirtualMachine,
  startVirtualMachine,
  stopVirtualMachine,
  updateVirtualMachine,
];
