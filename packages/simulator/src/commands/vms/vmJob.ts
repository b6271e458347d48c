import type { Work } from "../../jobs/jobs";
import { own } from "../../resources/own";
import type { Job, Vm } from "../../state/records";
import { vmResult } from "../../views/vm";
import type { Call } from "../../world";

interface Steps {
  /** Milliseconds. */
  readonly lasts: number;
  begin?(vm: Vm): void;
  finish?(vm: Vm): void;
  /** What the job answers: the VM, unless it says otherwise. */
  result?(vm: Vm, job: Job): object;
}

/** The work of a job on one of the caller's VMs, in line with the other jobs of that VM; it answers the VM. */
export function vmWork(call: Call, { lasts, begin, finish, result }: Steps, parameter = "id"): Work {
  const { state, caller, input } = call;
  const vm = own(call, state.vms, input.need(parameter));
  return {
    instanceId: vm.id,
    accountId: vm.accountId,
    queue: vm.id,
    lasts,
    begin: () => begin?.(vm),
    finish(job) {
      finish?.(vm);
      return result ? result(vm, job) : vmResult(state, vm, caller, job);
    },
  };
}

/** What the descriptions of all VM jobs have in common. */
export const VM_JOB = { kinds: { id: ["vm"] }, instanceType: "VirtualMachine" } as const;
