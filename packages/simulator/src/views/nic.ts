import type { Network, Nic, Vm } from "../state/records";
import type { State } from "../state/state";

/** One nic as its VM shows it; listNics adds the VM's id and leaves empty lists of addresses out. */
export function nicView(state: State, vm: Vm, nic: Nic) {
  const network = state.networks.must(nic.networkId);
  const vpc = state.vpcs.get(network.vpcId);
  return {
    id: nic.id,
    networkid: network.id,
    networkname: network.name,
    ...addressFields(network, nic),
    ...(nic.macAddress !== undefined && uriFields(network, vm)),
    traffictype: "Guest",
    type: network.type,
    isdefault: nic.isDefault,
    ...(nic.macAddress !== undefined && { macaddress: nic.macAddress }),
    secondaryip: nic.secondary.map(({ id, ipAddress }) => ({ id, ipaddress: ipAddress })),
    extradhcpoption: [],
    deviceid: String(nic.deviceId),
    ...publicFields(state, vm, nic),
    enabled: true,
    ...(vpc && { vpcid: vpc.id, vpcname: vpc.name }),
  };
}

/** As listNics shows it. Recorded: beside a tier, a nic in another network shows the tier's VPC, too. */
export function listedNicView(state: State, vm: Vm, nic: Nic) {
  const { secondaryip, enabled, vpcid: _id, vpcname: _name, ...view } = nicView(state, vm, nic);
  const vpcs = [nic, ...vm.nics].map((one) => state.vpcs.get(state.networks.get(one.networkId)?.vpcId));
  const vpc = vpcs.find((one) => one !== undefined);
  return {
    ...view,
    ...(secondaryip.length > 0 && { secondaryip }),
    virtualmachineid: vm.id,
    enabled,
    ...(vpc && { vpcid: vpc.id, vpcname: vpc.name }),
  };
}

const addressFields = ({ netmask, gateway }: Network, { ipAddress }: Nic) =>
  ipAddress === undefined ? {} : { netmask, gateway, ipaddress: ipAddress };

/** Isolated networks show their VLAN while the VM is on a host; a basic zone's network has none. */
function uriFields(network: Network, vm: Vm) {
  if (network.type === "Isolated" && vm.host === undefined) return {};
  if (network.vlan === undefined) return { broadcasturi: "vlan://untagged" };
  const uri = `vlan://${network.vlan}`;
  return { isolationuri: uri, broadcasturi: uri };
}

/** The address that static NAT gives the VM on this nic. */
export function publicFields(state: State, vm: Vm, nic: Nic | undefined) {
  if (nic?.ipAddress === undefined) return {};
  for (const ip of state.publicIps.by("zone", vm.zoneId))
    if (ip.staticNat?.vmId === vm.id && ip.staticNat.vmAddress === nic.ipAddress)
      return { publicipid: ip.id, publicip: ip.address };
  return {};
}
