import { sizeOf } from "../../resources/limits";
import { vmView } from "../../views/vm";
import { list } from "../command";
import { findVms } from "./find";
import { VM_KINDS } from "./listVirtualMachines";

/** Every VM with what it was measured to use, here always the same; without `domainpath` (recorded). */
export const listVirtualMachinesMetrics = list("listVirtualMachinesMetrics", {
  kinds: VM_KINDS,
  key: "virtualmachine",
  find: findVms,
  view(vm, { state, caller }) {
    const { cpuNumber, cpuSpeed, memory } = sizeOf(state, vm);
    const { domainpath: _, ...view } = vmView(state, vm, caller);
    return {
      cputotal: `${(cpuNumber * cpuSpeed) / 1000} Ghz`,
      memorytotal: `${(memory / 1024).toFixed(2)} GiB`,
      networkread: "32.00 MiB",
      networkwrite: "16.00 MiB",
      diskread: "0.00 MiB",
      diskwrite: "0.00 MiB",
      diskiopstotal: 0,
      ...view,
    };
  },
});
