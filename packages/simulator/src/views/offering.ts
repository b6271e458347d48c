import { wireDate } from "../clock/date";
import type { DiskOffering, ServiceOffering } from "../state/records";

export function serviceOfferingView(offering: ServiceOffering) {
  const { cpuNumber, cpuSpeed, memory, constraints } = offering;
  return {
    id: offering.id,
    name: offering.name,
    state: "Active",
    displaytext: offering.displayText,
    ...(cpuNumber !== undefined && { cpunumber: cpuNumber }),
    ...(cpuSpeed !== undefined && { cpuspeed: cpuSpeed }),
    ...(memory !== undefined && { memory }),
    created: wireDate(offering.created),
    storagetype: "shared",
    provisioningtype: "thin",
    offerha: false,
    limitcpuuse: false,
    isvolatile: false,
    issystem: false,
    defaultuse: false,
    ...(constraints && {
      serviceofferingdetails: {
        maxcpunumber: String(constraints.maxCpu),
        mincpunumber: String(constraints.minCpu),
        minmemory: String(constraints.minMemory),
        maxmemory: String(constraints.maxMemory),
      },
    }),
    iscustomized: offering.customized,
    rootdisksize: offering.rootDiskSize,
    dynamicscalingenabled: true,
    diskofferingstrictness: false,
    diskofferingid: offering.diskOfferingId,
    diskofferingname: offering.name,
    diskofferingdisplaytext: offering.displayText,
    encryptroot: false,
    ...(!offering.builtin && { gpudisplay: false }),
    hasannotations: false,
  };
}

export function diskOfferingView(offering: DiskOffering) {
  return {
    id: offering.id,
    name: offering.name,
    state: "Active",
    displaytext: offering.displayText,
    disksize: offering.diskSize,
    created: wireDate(offering.created),
    iscustomized: offering.customized,
    storagetype: "shared",
    provisioningtype: "thin",
    displayoffering: true,
    disksizestrictness: false,
    encrypt: false,
    hasannotations: false,
  };
}
