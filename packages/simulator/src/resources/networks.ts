import type { Account, Network, NetworkOffering, Zone } from "../state/records";

import type { World } from "../world";
import { checkLimit } from "./limits";
import { takePublicIp } from "./publicAddresses";

export interface NewNetwork
  extends Pick<Network, "name" | "displayText">,
    Partial<Pick<Network, "gateway" | "netmask" | "cidr" | "vpcId" | "aclId" | "networkDomain" | "vlan">> {
  readonly zone: Zone;
  readonly owner: Account;
  readonly offering: NetworkOffering;
}

const DEFAULT_RANGE = { gateway: "10.1.1.1", netmask: "255.255.255.0", cidr: "10.1.1.0/24" };

/** Adds a guest network in state Allocated; 535 beyond the owner's limit. */
export function addNetwork(world: World, wanted: NewNetwork): Network {
  const { state, clock } = world;
  const { zone, owner, offering, ...given } = wanted;
  checkLimit(state, owner, "network");
  const range = wanted.cidr === undefined && offering.guestType === "Isolated" ? DEFAULT_RANGE : {};
  const placed = { ...range, ...given };
  return state.networks.insert({
    id: state.newId(),
    number: state.newNumber(),
    networkDomain: owner.networkDomain ?? `cs${owner.number.toString(16)}cloud.internal`,
    ...placed,
    zoneId: zone.id,
    accountId: owner.id,
    networkOfferingId: offering.id,
    type: guestTypeOf(offering),
    state: "Allocated",
    created: clock.now(),
    aclType: "Account",
    taken: new Set(placed.gateway === undefined ? [] : [placed.gateway]),
  });
}

const guestTypeOf = ({ guestType }: NetworkOffering): Network["type"] =>
  guestType === "Shared" || guestType === "L2" ? guestType : "Isolated";

/** What starting a VM does to its networks: an isolated one gets its VLAN, its router and the address that it goes out by. */
export function implement(world: World, network: Network): void {
  if (network.state !== "Allocated") return;
  network.state = "Implemented";
  network.vlan ??= 100 + world.random.below(900);
  const offering = world.state.networkOfferings.must(network.networkOfferingId);
  if (network.vpcId !== undefined || !offering.services.some(({ name }) => name === "SourceNat")) return;
  const [zone, owner] = [world.state.zones.must(network.zoneId), world.state.accounts.must(network.accountId)];
  network.sourceNatIpId ??= takePublicIp(world, owner, zone, { network, sourceNat: true }).id;
}

/** Networks of a zone that the account may deploy into. */
export function usableNetworks({ state }: World, zone: Zone, accountId: string): Network[] {
  return [...state.networks.values()].filter(
    (network) => network.zoneId === zone.id && (network.accountId === accountId || network.aclType === "Domain"),
  );
}
