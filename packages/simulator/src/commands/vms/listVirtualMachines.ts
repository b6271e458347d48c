import { VM_DETAILS, type VmDetail, vmView } from "../../views/vm";
import { badParameter } from "../../wire/errors";
import { type CallOf, list } from "../command";
import { findVms } from "./find";

export const VM_KINDS = { id: ["vm"], ids: ["vm"], groupid: ["instanceGroup"], affinitygroupid: ["affinityGroup"] };

export const listVirtualMachines = list("listVirtualMachines", {
  kinds: VM_KINDS,
  key: "virtualmachine",
  find: findVms,
  view: (vm, call) => ({
    ...vmView(call.state, vm, call.caller, { details: detailsOf(call) }),
    ...(call.input.flag("userdata") && vm.userData !== undefined && { userdata: vm.userData }),
  }),
});

const KNOWN: ReadonlySet<string> = new Set(VM_DETAILS);
const isDetail = (text: string): text is VmDetail => KNOWN.has(text);

/** `all` is the default, `min` is none of them. */
function detailsOf({ input }: CallOf<"listVirtualMachines">): ReadonlySet<VmDetail> {
  const asked = input.list("details").map((detail) => detail.toLowerCase());
  const unknown = asked.find((detail) => !isDetail(detail) && detail !== "all" && detail !== "min");
  if (unknown !== undefined) throw badParameter(`details can't be ${unknown}`);
  return asked.length === 0 || asked.includes("all") ? new Set(VM_DETAILS) : new Set(asked.filter(isDetail));
}
