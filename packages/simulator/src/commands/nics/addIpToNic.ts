import { takeAddress } from "../../resources/guestAddresses";
import { ownNic } from "../../resources/nics";
import { job } from "../command";

/** The address is taken at once; only its id tells it from the others of the nic. */
export const addIpToNic = job("addIpToNic", {
  envelope: "addiptovmnicresponse",
  java: "user.vm.AddIpToVmNicCmd",
  instanceType: "IpAddress",
  event: "NIC.SECONDARY.IP.ASSIGN",
  description: "adding a secondary address to a nic",
  start(call) {
    const { state, settings, random, input } = call;
    const { vm, nic } = ownNic(call, input.need("nicid"));
    const network = state.networks.must(nic.networkId);
    const ipAddress = takeAddress(network, random, input.text("ipaddress"));
    const id = state.newId();
    state.directory.set(id, "nicSecondaryIp");
    nic.secondary = [...nic.secondary, { id, ipAddress }];
    return {
      id,
      accountId: vm.accountId,
      lasts: settings.quickJob,
      finish: () => ({ nicsecondaryip: { id, ipaddress: ipAddress, nicid: nic.id, networkid: network.id } }),
    };
  },
});
