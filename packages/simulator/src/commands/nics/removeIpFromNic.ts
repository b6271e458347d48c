import { checkAccess } from "../../access/caller";
import { releaseAddress } from "../../resources/guestAddresses";
import type { Nic, Vm } from "../../state/records";
import { inUse, invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";

/** Refused while static NAT leads to the address. */
export const removeIpFromNic = job("removeIpFromNic", {
  kinds: { id: ["nicSecondaryIp"] },
  java: "user.vm.RemoveIpFromVmNicCmd",
  event: "NIC.SECONDARY.IP.UNASSIGN",
  description: "removing a secondary address from a nic",
  start(call) {
    const { state, caller, settings } = call;
    const { vm, nic, one } = find(call);
    checkAccess(state, caller, vm);
    return {
      accountId: vm.accountId,
      lasts: settings.quickJob,
      begin() {
        for (const ip of state.publicIps.by("account", vm.accountId))
          if (ip.staticNat?.vmAddress === one.ipAddress && ip.staticNat.vmId === vm.id)
            throw inUse("a public address leads to this one");
        nic.secondary = nic.secondary.filter((other) => other !== one);
        releaseAddress(state.networks.get(nic.networkId), one.ipAddress);
        state.directory.delete(one.id);
      },
      finish: () => ({ success: true }),
    };
  },
});

function find({ state, input }: CallOf<"removeIpFromNic">): { vm: Vm; nic: Nic; one: Nic["secondary"][number] } {
  const id = input.need("id");
  for (const vm of state.vms.values())
    for (const nic of vm.nics) {
      const one = nic.secondary.find((address) => address.id === id);
      if (one) return { vm, nic, one };
    }
  throw invalid(`no secondary address ${id}`);
}
