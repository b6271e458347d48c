import { checkAccess } from "../../access/caller";
import { takeAddress } from "../../resources/guestAddresses";
import { nicOf, vmOfNic } from "../../resources/nics";
import { invalid } from "../../wire/errors";
import { job } from "../command";

/** The address is taken at once; only its id tells it from the others of the nic. */
export const addIpToNic = job("addIpToNic", {
  envelope: "addiptovmnicresponse",
  java: "user.vm.AddIpToVmNicCmd",
  instanceType: "IpAddress",
  event: "NIC.SECONDARY.IP.ASSIGN",
  description: "adding a secondary address to a nic",
  start(call) {
    const { state, settings, caller, random, input } = call;
    const nicId = input.need("nicid");
    const vm = vmOfNic(call, nicId);
    if (!vm) throw invalid(`no nic ${nicId}`);
    checkAccess(state, caller, vm);
    const nic = nicOf(vm, nicId);
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
