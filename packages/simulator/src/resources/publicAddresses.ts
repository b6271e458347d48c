import type { Account, Network, PublicIp, Vpc, Zone } from "../state/records";
import type { State } from "../state/state";
import { noCapacity } from "../wire/errors";
import type { World } from "../world";
import { checkLimit } from "./limits";

/** The last bytes of the addresses that a zone's public range has. */
const RANGE = { first: 4, last: 250 };

export interface AddressUse {
  readonly network?: Network;
  readonly vpc?: Vpc;
  readonly sourceNat?: boolean;
}

/** Takes the lowest free public address of a zone (the wanted one, if it is named); 533 when there is none, 535 beyond the limit. */
export function takePublicIp(world: World, owner: Account, zone: Zone, use: AddressUse, wanted?: string): PublicIp {
  const { state, clock } = world;
  if (!use.sourceNat) checkLimit(state, owner, "public_ip");
  const free = freeAddress(state, zone, wanted);
  return state.publicIps.update(free, {
    accountId: owner.id,
    allocated: clock.now(),
    sourceNat: use.sourceNat ?? false,
    networkId: use.network?.id,
    vpcId: use.vpc?.id,
  });
}

/** Addresses become records when they are first taken; later they keep their id. */
function freeAddress(state: State, zone: Zone, wanted?: string): PublicIp {
  const known = new Map([...state.publicIps.by("zone", zone.id)].map((ip) => [ip.address, ip]));
  for (let byte = RANGE.first; zone.publicPrefix !== undefined && byte <= RANGE.last; byte++) {
    const address = `${zone.publicPrefix}${byte}`;
    if (wanted !== undefined && wanted !== address) continue;
    const ip = known.get(address);
    if (ip && ip.accountId === undefined) return ip;
    if (!ip) {
      const [id, number] = [state.newId(), state.newNumber()];
      return state.publicIps.insert({ id, number, address, zoneId: zone.id, allocated: 0, sourceNat: false });
    }
  }
  throw noCapacity(`zone ${zone.name} has no free public address${wanted === undefined ? "" : ` ${wanted}`}`);
}

/** Gives an address back: its rules and tags go with it. */
export function releasePublicIp(state: State, ip: PublicIp): void {
  for (const rules of ruleTables(state))
    for (const rule of [...rules.values()]) if (rule.ipId === ip.id) forgetRule(state, rules, rule.id);
  state.tags.forget(ip.id);
  state.publicIps.update(ip, {
    accountId: undefined,
    sourceNat: false,
    networkId: undefined,
    vpcId: undefined,
    staticNat: undefined,
  });
}

/** Whether anything is opened, forwarded or balanced at this address. */
export const hasRules = (state: State, { id, accountId = "" }: PublicIp): boolean =>
  ruleTables(state).some((rules) => [...rules.by("account", accountId)].some((rule) => rule.ipId === id));

const ruleTables = (state: State) => [state.firewallRules, state.portForwardingRules, state.loadBalancerRules];

/** A rule's tags go with it, and the firewall rule that it opened. */
export function forgetRule(state: State, rules: { delete(id: string): void }, id: string): void {
  for (const opened of [...state.firewallRules.values()])
    if (opened.openedBy === id) forgetRule(state, state.firewallRules, opened.id);
  state.tags.forget(id);
  rules.delete(id);
}

export const addressesOf = (state: State, accountId: string, use: { networkId?: string; vpcId?: string }): PublicIp[] =>
  [...state.publicIps.by("account", accountId)].filter((ip) =>
    use.vpcId === undefined ? ip.networkId === use.networkId : ip.vpcId === use.vpcId,
  );
