import { checkAccess } from "../access/caller";
import type { Network, PublicIp, Vm } from "../state/records";
import type { State } from "../state/state";
import { invalid } from "../wire/errors";
import type { Call } from "../world";

/** A public address that the caller holds: 431 when nobody does, 531 when another tenant. */
export function ownAddress(
  { state, caller }: Pick<Call, "state" | "caller">,
  id: string,
): PublicIp & { accountId: string } {
  const ip = state.publicIps.get(id);
  const accountId = ip?.accountId;
  if (!ip || accountId === undefined) throw invalid(`no allocated address with id ${id}`);
  checkAccess(state, caller, { accountId });
  return Object.assign(ip, { accountId });
}

/** Where a rule at this address sends traffic: the address's network, or (VPC) the named or the VM's tier. */
export function networkOfRule(state: State, ip: PublicIp, networkId?: string, vm?: Vm): Network {
  const tier = vm?.nics.find((nic) => state.networks.get(nic.networkId)?.vpcId === ip.vpcId)?.networkId;
  const network = state.networks.get(ip.networkId ?? networkId ?? (ip.vpcId === undefined ? undefined : tier));
  if (!network) throw invalid("the address of a VPC needs a tier for its rule");
  return network;
}

/** The VM's address in a network; 431 when it isn't in it. */
export function addressIn(network: Network, vm: Vm, wanted?: string): string {
  const nic = vm.nics.find((one) => one.networkId === network.id);
  const addresses = nic ? [nic.ipAddress, ...nic.secondary.map((one) => one.ipAddress)] : [];
  const address = wanted === undefined ? addresses[0] : addresses.find((one) => one === wanted);
  if (address === undefined) throw invalid(`VM ${vm.name} has no such address in network ${network.name}`);
  return address;
}
