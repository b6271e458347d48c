import { checkLimit, sizeOf } from "../../resources/limits";
import type { Vm } from "../../state/records";
import type { Call } from "../../world";
import { checkSize } from "./checks/size";

const SIZE_KEYS = new Set(["cpuNumber", "cpuSpeed", "memory"]);

/** Gives a stopped VM another offering; a custom one takes its size from the details of the request. */
export function changeOffering({ state, input }: Call, vm: Vm): void {
  const offering = state.serviceOfferings.must(input.need("serviceofferingid"));
  const given = input.map("details");
  checkSize(offering, given);
  const others = Object.entries(vm.details).filter(([key]) => !SIZE_KEYS.has(key));
  const details = { ...Object.fromEntries(others), ...(offering.customized ? given : {}) };
  const [before, after] = [sizeOf(state, vm), sizeOf(state, { serviceOfferingId: offering.id, details })];
  const owner = state.accounts.must(vm.accountId);
  checkLimit(state, owner, "cpu", Math.max(after.cpuNumber - before.cpuNumber, 0));
  checkLimit(state, owner, "memory", Math.max(after.memory - before.memory, 0));
  Object.assign(vm, { serviceOfferingId: offering.id, details });
}
