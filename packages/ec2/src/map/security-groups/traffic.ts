import { isIPv4, isIPv6 } from "node:net";
import type { SecurityGroupRule as CloudRule } from "@stackgate/cloudstack";
import { Ec2Error } from "../../wire/error";

/** What one rule lets through, without where from: the unit that CloudStack takes in one call. */
export interface Traffic {
  /** `all`, `tcp`, `udp`, `icmp`, `icmpv6` or a protocol's number. */
  readonly protocol: string;
  /** Ports, or ICMP type and code; absent for other protocols. */
  readonly from?: number;
  readonly to?: number;
}

/** Whom a rule lets through: addresses, or the members of a group (named as CloudStack names it). */
export type Peer = { readonly cidr: string } | { readonly account: string; readonly group: string };

export interface Rule {
  readonly traffic: Traffic;
  readonly peer: Peer;
  readonly description?: string;
}

/** EC2 takes names and numbers alike. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  "-1": "all",
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
  "58": "icmpv6",
};
const NAMED = new Set(["all", "tcp", "udp", "icmp", "icmpv6"]);
const ICMP = new Set(["icmp", "icmpv6"]);
const LAST_PORT = 65_535;

/** @throws Ec2Error for an unknown protocol and for ports or ICMP types out of range */
export function traffic(protocolText: string, from?: number, to?: number): Traffic {
  const text = protocolText.toLowerCase();
  const protocol = PROTOCOLS[text] ?? text;
  if (!NAMED.has(protocol) && !(/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255)) {
    throw new Ec2Error("InvalidParameterValue", `Invalid value '${protocolText}' for IP protocol. Unknown protocol.`);
  }
  if (ICMP.has(protocol)) return { protocol, from: inRange(from ?? -1, -1, 255), to: inRange(to ?? -1, -1, 255) };
  if (protocol !== "tcp" && protocol !== "udp") return { protocol };
  if (from === undefined || to === undefined) {
    throw new Ec2Error("MissingParameter", `Protocol ${protocol} needs FromPort and ToPort`);
  }
  // -1 means all ports, as it does for EC2.
  if (from === -1 && to === -1) return { protocol, from: 0, to: LAST_PORT };
  if (inRange(from, 0, LAST_PORT) > inRange(to, 0, LAST_PORT)) {
    throw new Ec2Error("InvalidParameterValue", `Invalid TCP or UDP port range: ${from}-${to}`);
  }
  return { protocol, from, to };
}

function inRange(value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new Ec2Error("InvalidParameterValue", `Invalid value '${value}' for a port or ICMP type.`);
}

/** The network that a CIDR names, its host bits cleared as EC2 does. @throws Ec2Error InvalidParameterValue */
export function cidr(text: string): Peer {
  const [base = "", length = ""] = text.split("/");
  const bits = /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (isIPv4(base) && bits >= 0 && bits <= 32) return { cidr: `${network(base, bits)}/${bits}` };
  if (isIPv6(base) && bits >= 0 && bits <= 128) return { cidr: text.toLowerCase() };
  throw new Ec2Error("InvalidParameterValue", `CIDR block ${text} is malformed`);
}

function network(address: string, bits: number): string {
  const value = address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const size = 2 ** (32 - bits);
  const first = Math.floor(value / size) * size;
  return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".");
}

export const trafficKey = ({ protocol, from, to }: Traffic): string => [protocol, from, to].join(" ");

/** Equal rules have equal keys: CloudStack keeps only one of each in a group and direction. */
export const keyOf = ({ traffic, peer }: Pick<Rule, "traffic" | "peer">): string =>
  `${trafficKey(traffic)} ${"cidr" in peer ? peer.cidr : `${peer.account}/${peer.group}`}`;

/** A rule as CloudStack lists it. */
export function ruleOf(rule: CloudRule): Pick<Rule, "traffic" | "peer"> {
  const { protocol = "all", startport, endport, icmptype, icmpcode } = rule;
  const peer =
    rule.cidr === undefined
      ? { account: rule.account ?? "", group: rule.securitygroupname ?? "" }
      : { cidr: rule.cidr };
  if (ICMP.has(protocol)) return { traffic: { protocol, from: icmptype ?? -1, to: icmpcode ?? -1 }, peer };
  if (protocol === "tcp" || protocol === "udp") {
    return { traffic: { protocol, from: startport ?? 0, to: endport ?? LAST_PORT }, peer };
  }
  return { traffic: { protocol }, peer };
}
