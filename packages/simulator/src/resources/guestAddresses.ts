import type { Random } from "../random";
import type { Network } from "../state/records";
import { invalid, noCapacity } from "../wire/errors";

/** An IPv4 address as a number, or undefined where the text is none. */
export function addressNumber(text: string): number | undefined {
  const parts = text.split(".").map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return parts.length === 4 && parts.every((part) => part < 256)
    ? parts.reduce((sum, part) => sum * 256 + part, 0)
    : undefined;
}

export const addressText = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");

export interface Range {
  /** The network's own address and its broadcast address, as numbers. */
  readonly first: number;
  readonly last: number;
}

/** Reads `10.1.1.0/24`; undefined where it is malformed. */
export function cidrRange(cidr: string): Range | undefined {
  const [base = "", bits = ""] = cidr.split("/");
  const start = addressNumber(base);
  if (start === undefined || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return undefined;
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(start / size) * size;
  return { first, last: first + size - 1 };
}

/** Takes an address of a guest network: the wanted one (431 if it isn't free or inside), or any that is free. */
export function takeAddress(network: Network, random: Random, wanted?: string): string {
  const range = cidrRange(network.cidr ?? "");
  if (!range) throw noCapacity(`network ${network.name} has no addresses`);
  const address = wanted === undefined ? anyFree(network, range, random) : checked(network, range, wanted);
  network.taken.add(address);
  return address;
}

export const releaseAddress = (network: Network | undefined, address: string): void => {
  network?.taken.delete(address);
};

function checked(network: Network, range: Range, wanted: string): string {
  const value = addressNumber(wanted);
  if (value === undefined || value <= range.first || value >= range.last || network.taken.has(wanted))
    throw invalid(`${wanted} is not a free address of network ${network.name}`);
  return wanted;
}

function anyFree(network: Network, { first, last }: Range, random: Random): string {
  const room = last - first - 1;
  const start = random.below(room);
  for (let step = 0; step < room; step++) {
    const address = addressText(first + 1 + ((start + step) % room));
    if (!network.taken.has(address)) return address;
  }
  throw noCapacity(`network ${network.name} has no free address`);
}

/** A guest MAC address as CloudStack forms them; the last three bytes are chance. */
export const guestMac = (random: Random): string =>
  `1e:00:${[0, 0, 0, 0].map(() => random.below(256).toString(16).padStart(2, "0")).join(":")}`;
