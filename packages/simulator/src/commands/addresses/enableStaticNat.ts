import { own } from "../../resources/own";
import { addressIn, networkOfRule, ownAddress } from "../../resources/ownAddress";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

export const enableStaticNat = plain("enableStaticNat", {
  run: (call) => {
    const { state, input } = call;
    const ip = ownAddress(call, input.need("ipaddressid"));
    const vm = own(call, state.vms, input.need("virtualmachineid"));
    if (ip.sourceNat) throw invalid(`${ip.address} is a source NAT address`);
    // Recorded: the same again is refused, too.
    if (ip.staticNat) throw invalid(`${ip.address} has static NAT already`);
    const network = networkOfRule(state, ip, input.text("networkid"), vm);
    const vmAddress = addressIn(network, vm, input.text("vmguestip"));
    const taken = [...state.publicIps.by("account", ip.accountId)].some(
      (other) => other !== ip && other.staticNat?.vmAddress === vmAddress && other.staticNat.vmId === vm.id,
    );
    if (taken) throw invalid(`VM ${vm.name} has static NAT with another address already`);
    state.publicIps.update(ip, { staticNat: { vmId: vm.id, vmAddress }, networkId: network.id });
    return { success: true };
  },
});
