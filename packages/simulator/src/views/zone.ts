import type { Zone } from "../state/records";

export function zoneView(zone: Zone) {
  return {
    id: zone.id,
    name: zone.name,
    networktype: zone.networkType,
    securitygroupsenabled: zone.securityGroups,
    gputotal: 0,
    gpuused: 0,
    allocationstate: "Enabled",
    zonetoken: zone.token,
    dhcpprovider: "VirtualRouter",
    localstorageenabled: false,
    tags: [],
    allowuserspecifyvrmtu: false,
    routerprivateinterfacemaxmtu: 1500,
    routerpublicinterfacemaxmtu: 1500,
    type: "Core",
    isnsxenabled: false,
    ismultiarch: false,
    asnrange: "",
    routedmodeenabled: true,
    hasannotations: false,
  };
}
