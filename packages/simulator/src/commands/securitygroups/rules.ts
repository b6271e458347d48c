import { isIPv6 } from "node:net";
import { addressNumber } from "../../resources/guestAddresses";
import type { SecurityRule } from "../../state/records";
import { invalid } from "../../wire/errors";
import type { Call } from "../../world";
import { groupNamed } from "./find";

/** What of a rule the parameters say directly: the rest is one CIDR or one group a rule. */
export type Traffic = Pick<SecurityRule, "protocol" | "startPort" | "endPort" | "icmpType" | "icmpCode">;
export type Peer = Pick<SecurityRule, "cidr" | "peerGroupId">;

const WITH_PORTS = new Set(["tcp", "udp"]);
const WITHOUT_PORTS = new Set(["all", "esp", "ah"]);

/** Protocol and ports (or ICMP type and code); `all` and protocol numbers come back with ports 0. */
export function trafficOf({ input }: Call): Traffic {
  const protocol = (input.text("protocol") ?? "all").toLowerCase();
  if (protocol === "icmp") {
    const [icmpType, icmpCode] = [input.number("icmptype"), input.number("icmpcode")];
    if (!isWithin(icmpType, -1, 255) || !isWithin(icmpCode, -1, 255))
      throw invalid(`invalid ICMP type or code: ${icmpType}, ${icmpCode}`);
    return { protocol, icmpType, icmpCode };
  }
  if (WITH_PORTS.has(protocol)) {
    const [startPort, endPort] = [input.number("startport"), input.number("endport")];
    if (!isWithin(startPort, 0, 65_535) || !isWithin(endPort, 0, 65_535) || startPort > endPort)
      throw invalid(`invalid port range ${startPort}:${endPort}`);
    return { protocol, startPort, endPort };
  }
  const isNumber = /^\d{1,3}$/.test(protocol) && isWithin(Number(protocol), 0, 255);
  if (!WITHOUT_PORTS.has(protocol) && !isNumber) throw invalid(`invalid protocol ${protocol}`);
  return { protocol, startPort: 0, endPort: 0 };
}

const isWithin = (value: number | undefined, least: number, most: number): value is number =>
  value !== undefined && value >= least && value <= most;

/** One peer for each CIDR and each named group. */
export function peersOf({ state, caller, input }: Call): Peer[] {
  const cidrs = input.list("cidrlist").map((cidr): Peer => {
    if (!isCidr(cidr)) throw invalid(`invalid cidr ${cidr}`);
    return { cidr };
  });
  const groups = input.entries("usersecuritygrouplist").map(({ account = "", group = "" }): Peer => {
    const domainId = caller.account.domainId;
    const owner = [...state.accounts.by("name", account)].find((one) => one.domainId === domainId);
    const found = owner && groupNamed(state, owner.id, group);
    if (!found) throw invalid(`account ${account} has no security group ${group}`);
    return { peerGroupId: found.id };
  });
  const peers = [...cidrs, ...groups];
  if (peers.length === 0) throw invalid("a rule needs at least one CIDR or one group");
  return peers;
}

function isCidr(text: string): boolean {
  const [address = "", bits = ""] = text.split("/");
  if (!/^\d{1,3}$/.test(bits)) return false;
  return addressNumber(address) === undefined ? isIPv6(address) && Number(bits) <= 128 : Number(bits) <= 32;
}
