import type { NetworkACL, ParametersOf } from "@stackgate/cloudstack";
import type { CreateNetworkAclEntryRequest, NetworkAclEntry } from "../../model/types.generated";
import { Ec2Error, invalidValue, missingParameter } from "../../wire/error";

/** CloudStack numbers a list's items in one row, EC2 each direction by itself and up to 32766: outgoing ones stand behind. */
const EGRESS_OFFSET = 40_000;
const HIGHEST = 32_766;
/** The number of the rule that applies where no other does. */
export const LAST = 32_767;

const NUMBERS: ReadonlyMap<string, string> = new Map([
  ["all", "-1"],
  ["icmp", "1"],
  ["tcp", "6"],
  ["udp", "17"],
]);
const NAMES: ReadonlyMap<string, string> = new Map([...NUMBERS].map(([name, number]) => [number, name]));
const EVERYWHERE = "0.0.0.0/0";

/** An item of a list as EC2's entries: one for each of its blocks. */
export function entriesOf(item: NetworkACL): NetworkAclEntry[] {
  const protocol = item.protocol?.toLowerCase() ?? "all";
  const { RuleNumber, Egress } = positionOf(item);
  return (item.cidrlist ?? EVERYWHERE).split(",").map((cidr) => ({
    RuleNumber,
    Egress,
    Protocol: NUMBERS.get(protocol) ?? protocol,
    RuleAction: item.action?.toLowerCase() ?? "allow",
    ...(cidr.includes(":") ? { Ipv6CidrBlock: cidr } : { CidrBlock: cidr }),
    ...(item.startport !== undefined && {
      PortRange: { From: Number(item.startport), To: Number(item.endport ?? item.startport) },
    }),
    ...(item.icmptype !== undefined && { IcmpTypeCode: { Type: item.icmptype, Code: item.icmpcode ?? -1 } }),
  }));
}

export interface Position {
  readonly RuleNumber: number;
  readonly Egress: boolean;
}

/** Items that other tools made have no offset. */
export function positionOf({ number = 0, traffictype }: NetworkACL): Position {
  const Egress = traffictype?.toLowerCase() === "egress";
  return { Egress, RuleNumber: Egress && number > EGRESS_OFFSET ? number - EGRESS_OFFSET : number };
}

export const everything = (Egress: boolean, RuleNumber: number, RuleAction: "allow" | "deny"): NetworkAclEntry => ({
  RuleNumber,
  Egress,
  RuleAction,
  Protocol: "-1",
  CidrBlock: EVERYWHERE,
});

/** @throws Ec2Error for what EC2 refuses in an entry */
export function checkEntry({ RuleNumber, RuleAction, CidrBlock, Ipv6CidrBlock }: CreateNetworkAclEntryRequest): void {
  if (RuleNumber < 1 || RuleNumber > HIGHEST) {
    throw invalidValue("RuleNumber", String(RuleNumber), `It must be between 1 and ${HIGHEST}.`);
  }
  if (RuleAction !== "allow" && RuleAction !== "deny") {
    throw invalidValue("RuleAction", RuleAction, "It must be allow or deny.");
  }
  if (CidrBlock === undefined && Ipv6CidrBlock === undefined) throw missingParameter("CidrBlock");
  if (CidrBlock !== undefined && Ipv6CidrBlock !== undefined) {
    throw new Ec2Error("InvalidParameterCombination", "An entry is for either CidrBlock or Ipv6CidrBlock");
  }
}

type ItemParameters = Omit<ParametersOf<"createNetworkACL">, "aclid">;

/** An entry as CloudStack takes it. */
export function itemOf(entry: CreateNetworkAclEntryRequest): ItemParameters {
  const protocol = NAMES.get(entry.Protocol) ?? entry.Protocol.toLowerCase();
  const cidr = entry.CidrBlock ?? entry.Ipv6CidrBlock ?? EVERYWHERE;
  return {
    number: entry.Egress ? entry.RuleNumber + EGRESS_OFFSET : entry.RuleNumber,
    traffictype: entry.Egress ? "Egress" : "Ingress",
    action: entry.RuleAction === "deny" ? "Deny" : "Allow",
    protocol,
    cidrlist: [cidr],
    ...((protocol === "tcp" || protocol === "udp") && {
      startport: entry.PortRange?.From ?? 1,
      endport: entry.PortRange?.To ?? 65_535,
    }),
    ...(protocol === "icmp" && { icmptype: entry.IcmpTypeCode?.Type ?? -1, icmpcode: entry.IcmpTypeCode?.Code ?? -1 }),
  };
}
