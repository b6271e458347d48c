import { mayUse } from "../../../access/caller";
import { addNetwork, usableNetworks } from "../../../resources/networks";
import type { Placement } from "../../../resources/nics";
import type { Account, Network, Zone } from "../../../state/records";
import { forbidden, invalid } from "../../../wire/errors";
import type { Call } from "../../../world";

/** The networks of a new VM, its default one first. May make the account's first isolated network, as CloudStack does. */
export function placementsFor(call: Call, owner: Account, zone: Zone): Placement[] {
  const { input } = call;
  const [ipAddress, macAddress] = [input.text("ipaddress"), input.text("macaddress")];
  const asked = [...input.entries("iptonetworklist").map(fromEntry), ...input.list("networkids").map((id) => ({ id }))];
  if (zone.networkType === "Basic") {
    if (asked.length > 0) throw invalid(`networks can't be chosen in basic zone ${zone.name}`);
    return [{ network: sharedNetwork(call, owner, zone), ipAddress, macAddress }];
  }
  if (asked.length === 0) return [{ network: unasked(call, owner, zone), ipAddress, macAddress }];
  const placements = asked.map((one): Placement => ({ ...one, network: usable(call, zone, one.id) }));
  if (new Set(placements.map(({ network }) => network.id)).size < placements.length)
    throw invalid("a virtual machine has one nic in a network");
  const [first, ...rest] = placements;
  return first ? [{ ipAddress, macAddress, ...first }, ...rest] : [];
}

/** `iptonetworklist[0].networkid=...&iptonetworklist[0].ip=...` */
function fromEntry({ networkid = "", ip, mac }: Record<string, string>) {
  return { id: networkid, ...(ip !== undefined && { ipAddress: ip }), ...(mac !== undefined && { macAddress: mac }) };
}

function usable({ state, caller }: Call, zone: Zone, id: string): Network {
  const network = state.networks.get(id);
  if (!network) throw invalid(`no network ${id}`);
  if (network.aclType !== "Domain" && !mayUse(state, caller, network.accountId)) throw forbidden();
  if (network.zoneId !== zone.id) throw invalid(`network ${network.name} is not in zone ${zone.name}`);
  return network;
}

function unasked(call: Call, owner: Account, zone: Zone): Network {
  return zone.securityGroups ? sharedNetwork(call, owner, zone) : isolatedNetwork(call, owner, zone);
}

function sharedNetwork(call: Call, owner: Account, zone: Zone): Network {
  const [network] = usableNetworks(call, zone, owner.id).filter(({ type }) => type === "Shared");
  if (!network) throw invalid(`zone ${zone.name} has no shared network`);
  return network;
}

/** The account's only isolated network outside VPCs, a new one where it has none; with several the caller must choose. */
function isolatedNetwork(call: Call, owner: Account, zone: Zone): Network {
  const own = usableNetworks(call, zone, owner.id).filter(
    ({ type, vpcId, accountId }) => type === "Isolated" && vpcId === undefined && accountId === owner.id,
  );
  if (own.length > 1) throw invalid("the account has several networks in the zone: choose by networkids");
  return (
    own[0] ??
    addNetwork(call, {
      ...firstNetwork(call),
      name: `${owner.name}-network`,
      displayText: `${owner.name}-network`,
      zone,
      owner,
    })
  );
}

function firstNetwork({ state }: Call) {
  for (const offering of state.networkOfferings.values())
    if (offering.availability === "Required" && offering.guestType === "Isolated") return { offering };
  throw invalid("no network offering is required for isolated networks");
}
