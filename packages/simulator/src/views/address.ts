import { wireDate } from "../clock/date";
import { hasRules } from "../resources/publicAddresses";
import type { PublicIp } from "../state/records";
import type { State } from "../state/state";
import { displayNameOf } from "./displayName";
import { vpcFields } from "./network";
import { ownerFields } from "./owner";
import { briefTagViews } from "./tags";

/** A taken public address; `state` is `Allocating` in the result of taking one for a network (recorded). */
export function addressView(state: State, ip: PublicIp, shownState: "Allocated" | "Allocating" = "Allocated") {
  const zone = state.zones.must(ip.zoneId);
  const network = state.networks.get(ip.networkId);
  return {
    id: ip.id,
    ipaddress: ip.address,
    allocated: wireDate(ip.allocated),
    zoneid: zone.id,
    zonename: zone.name,
    issourcenat: ip.sourceNat,
    ...(ip.accountId !== undefined && ownerFields(state, ip.accountId)),
    forvirtualnetwork: true,
    isstaticnat: ip.staticNat !== undefined,
    issystem: false,
    ...staticNatFields(state, ip),
    ...(network && { associatednetworkid: network.id, associatednetworkname: network.name }),
    networkid: zone.publicNetworkId,
    state: shownState,
    physicalnetworkid: zone.physicalNetworkId,
    ...vpcFields(state, ip),
    tags: briefTagViews(state, ip.id),
    isportable: false,
    hasrules: hasRules(state, ip),
    forsystemvms: false,
    forprovider: false,
    hasannotations: false,
  };
}

function staticNatFields(state: State, { staticNat }: PublicIp) {
  const vm = state.vms.get(staticNat?.vmId);
  return (
    staticNat &&
    vm && {
      virtualmachineid: vm.id,
      virtualmachinetype: "User",
      vmipaddress: staticNat.vmAddress,
      virtualmachinename: vm.name,
      virtualmachinedisplayname: displayNameOf(vm),
    }
  );
}
