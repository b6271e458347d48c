import type { SecurityGroupRule } from "@stackgate/cloudstack";
import type { Firewall } from "../../model/types.generated";
import { invalidField } from "../../wire/errors";

/** Protocol and ports, or ICMP type and code, as CloudStack's rules have them; the fields are those of its commands. */
export type Traffic = Readonly<Pick<SecurityGroupRule, "startport" | "endport" | "icmptype" | "icmpcode">> & {
  readonly protocol: string;
};

type Allowed = NonNullable<Firewall["allowed"]>;

/** Names that Compute Engine knows and CloudStack takes by number. */
const numbers: Readonly<Record<string, string>> = { esp: "50", ah: "51", ipip: "4", sctp: "132" };
const names = new Map(Object.entries(numbers).map(([name, number]) => [number, name]));
/** TCP, UDP and ICMP may come by number too; CloudStack wants their names. */
const numbered: Readonly<Record<string, string>> = { "1": "icmp", "6": "tcp", "17": "udp" };

const WITH_PORTS = new Set(["tcp", "udp"]);
const LOWEST_PORT = 1;
const HIGHEST_PORT = 65_535;

/** Every rule's worth of traffic that `allowed` or `denied` asks for, once: CloudStack refuses a rule that is there already. */
export function trafficOf(allowed: Allowed, list = "resource.allowed"): readonly Traffic[] {
  const asked = allowed.flatMap(({ IPProtocol = "", ports = [] }, index): readonly Traffic[] => {
    const field = `${list}[${index}]`;
    const protocol = protocolOf(IPProtocol, `${field}.IPProtocol`);
    if (WITH_PORTS.has(protocol)) return portsOf(ports, `${field}.ports`).map((range) => ({ protocol, ...range }));
    if (ports.length > 0) throw invalidField(`${field}.ports`, ports[0], "Only TCP and UDP can have ports here.");
    return protocol === "icmp" ? [{ protocol, icmptype: -1, icmpcode: -1 }] : [{ protocol }];
  });
  return [...new Map(asked.map((traffic) => [trafficKey(traffic), traffic])).values()];
}

function protocolOf(text: string, field: string): string {
  const name = text.toLowerCase();
  const protocol = numbers[name] ?? numbered[name] ?? name;
  const known = WITH_PORTS.has(protocol) || protocol === "icmp" || protocol === "all";
  if (!known && !(/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255)) {
    throw invalidField(field, text, "It must be tcp, udp, icmp, esp, ah, ipip, sctp, all or a protocol number.");
  }
  return protocol;
}

function portsOf(ports: readonly string[], field: string): readonly { startport: number; endport: number }[] {
  if (ports.length === 0) return [{ startport: LOWEST_PORT, endport: HIGHEST_PORT }];
  return ports.map((text) => {
    const [, low = "", high = low] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
    const range = { startport: Number(low), endport: Number(high) };
    if (low === "" || range.startport > range.endport || range.endport > HIGHEST_PORT) {
      throw invalidField(field, text, "It must be a port or a range of ports, such as 80-90.");
    }
    return range;
  });
}

/** The traffic of a rule of a group or an address, without what CloudStack fills in for protocols that have no ports. */
export function trafficOfRule(rule: Partial<Traffic>): Traffic {
  const protocol = (rule.protocol ?? "all").toLowerCase();
  if (WITH_PORTS.has(protocol)) return { protocol, startport: rule.startport ?? 0, endport: rule.endport ?? 0 };
  if (protocol === "icmp") return { protocol, icmptype: rule.icmptype ?? -1, icmpcode: rule.icmpcode ?? -1 };
  return { protocol: numbers[protocol] ?? protocol };
}

/** The same for equal traffic; also the end of the names of firewalls that other tools made. */
export function trafficKey({ protocol, startport, endport, icmptype, icmpcode }: Traffic): string {
  if (WITH_PORTS.has(protocol)) return `${protocol}-${startport}${startport === endport ? "" : `-${endport}`}`;
  if (protocol === "icmp" && icmptype !== -1) return `icmp-${icmptype}-${icmpcode === -1 ? "any" : icmpcode}`;
  return /^\d/.test(protocol) ? `protocol-${protocol}` : protocol;
}

/** `allowed` of a document: the ports of a protocol together. One ICMP type alone can't be shown and stands as ICMP. */
export function allowedOf(traffic: readonly Traffic[]): Allowed {
  const byProtocol = new Map<string, Set<string>>();
  for (const one of traffic) {
    const ports = byProtocol.get(one.protocol) ?? new Set<string>();
    byProtocol.set(one.protocol, ports.add(portsText(one)));
  }
  return [...byProtocol].map(([protocol, ports]) => ({
    IPProtocol: names.get(protocol) ?? protocol,
    ...(!ports.has("") && { ports: [...ports] }),
  }));
}

/** Empty for all ports of the protocol. */
function portsText({ protocol, startport = 0, endport = 0 }: Traffic): string {
  if (!WITH_PORTS.has(protocol) || (startport <= LOWEST_PORT && endport === HIGHEST_PORT)) return "";
  return startport === endport ? `${startport}` : `${startport}-${endport}`;
}
