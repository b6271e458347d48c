const hex = (index, group) => (index * 7_919 + group).toString(16).padStart(12, "0");
const uuid = (index, group) => `${hex(index, group).slice(-8)}-4a9b-4377-a62c-${hex(index, group)}`;
const address = (index) =>
  `10.${11 + Math.floor(index / 65_000)}.${Math.floor(index / 250) % 250}.${2 + (index % 250)}`;

/** What a server leaves out unless these details (or none, which is all) are asked for. */
const onlyWith = {
  stats:
    "cpuused networkkbsread networkkbswrite diskkbsread diskkbswrite memorykbs memoryintfreekbs memorytargetkbs diskioread diskiowrite",
  iso: "isos isomaxcount",
  volume: "rootdeviceid rootdevicetype",
};

/** A machine as listVirtualMachines answers it when just `details` are asked for. */
export function withDetails(machine, details) {
  const left = details === null ? [] : Object.keys(onlyWith).filter((detail) => !details.split(",").includes(detail));
  const omitted = new Set(left.flatMap((detail) => onlyWith[detail].split(" ")));
  return Object.fromEntries(Object.entries(machine).filter(([field]) => !omitted.has(field)));
}

/** A running machine with every field that a server gives one (the fields are those of a recorded answer). */
export function machine(index, { zone, offering, template, network }) {
  return {
    id: uuid(index, 1),
    name: `vm-${index}`,
    displayname: `vm-${index}`,
    account: "demo",
    userid: uuid(0, 90),
    username: "demo",
    domainid: uuid(0, 91),
    domain: "tenants",
    domainpath: "ROOT/tenants",
    created: "2026-11-21T09:29:37+0000",
    lastupdated: "2026-11-21T09:29:39+0000",
    state: "Running",
    haenable: false,
    zoneid: zone.id,
    zonename: zone.name,
    hostcontrolstate: "Enabled",
    templateid: template.id,
    templatename: template.name,
    templatetype: "BUILTIN",
    templateformat: "VHD",
    templatedisplaytext: template.displaytext,
    passwordenabled: false,
    isos: [],
    isomaxcount: 1,
    serviceofferingid: offering.id,
    serviceofferingname: offering.name,
    cpunumber: 1,
    cpuspeed: 500,
    memory: 512,
    cpuused: "10%",
    networkkbsread: 32768,
    networkkbswrite: 16384,
    diskkbsread: 0,
    diskkbswrite: 0,
    memorykbs: 0,
    memoryintfreekbs: 0,
    memorytargetkbs: 0,
    diskioread: 0,
    diskiowrite: 0,
    guestosid: uuid(0, 92),
    rootdeviceid: 0,
    rootdevicetype: "ROOT",
    securitygroup: [
      {
        id: uuid(0, 93),
        name: "web",
        description: "web servers",
        account: "demo",
        ingressrule: [],
        egressrule: [],
        tags: [],
        virtualmachineids: [],
      },
    ],
    nic: [
      {
        id: uuid(index, 2),
        networkid: network.id,
        networkname: network.name,
        netmask: "255.255.240.0",
        gateway: "10.11.0.1",
        ipaddress: address(index),
        broadcasturi: "vlan://untagged",
        traffictype: "Guest",
        type: "Shared",
        isdefault: true,
        macaddress: "1e:01:a4:00:01:9f",
        secondaryip: [],
        extradhcpoption: [],
        deviceid: "0",
        enabled: true,
      },
    ],
    hypervisor: "Simulator",
    ipaddress: address(index),
    details: { "stackgate.client-token": `token-${index}`, "SSH.KeyPairNames": "k1" },
    readonlydetails: "dataDiskController, rootDiskController",
    keypairs: "k1",
    affinitygroup: [],
    isdynamicallyscalable: false,
    deleteprotection: false,
    ostypeid: uuid(0, 92),
    osdisplayname: "CentOS 5.6 (64-bit)",
    pooltype: "NetworkFilesystem",
    receivedbytes: 0,
    sentbytes: 0,
    tags: [tag(index, "Name", `web ${index}`), tag(index, "stage", "production")],
    hasannotations: false,
  };
}

const tag = (index, key, value) => ({
  key,
  value,
  resourcetype: "UserVm",
  resourceid: uuid(index, 1),
  account: "demo",
  domainid: uuid(0, 91),
  domain: "tenants",
  domainpath: "ROOT/tenants",
});

/** That machine's root volume. */
export function volume(index, { zone, offering, template }) {
  return {
    id: uuid(index, 3),
    name: `ROOT-${index}`,
    zoneid: zone.id,
    zonename: zone.name,
    type: "ROOT",
    deviceid: 0,
    virtualmachineid: uuid(index, 1),
    vmname: `vm-${index}`,
    vmdisplayname: `vm-${index}`,
    vmstate: "Running",
    vmtype: "User",
    size: 21474836480,
    created: "2026-11-21T09:29:37+0000",
    state: "Ready",
    account: "demo",
    domainid: uuid(0, 91),
    domain: "tenants",
    domainpath: "ROOT/tenants",
    storagetype: "shared",
    provisioningtype: "thin",
    serviceofferingid: offering.id,
    serviceofferingname: offering.name,
    templateid: template.id,
    templatename: template.name,
    tags: [],
  };
}
