import { isIPv4, isIPv6 } from "node:net";
import { invalidField } from "../wire/errors";

/** A range of addresses as a client gives it; a bare address is a range of one. */
export function rangeOf(field: string, text: string): string {
  const [address = "", bits] = text.split("/");
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : undefined;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : undefined;
  if (most === undefined || length === undefined || length > most) {
    throw invalidField(field, text, "It must be an address range in CIDR notation.");
  }
  return `${address}/${length}`;
}

/** First usable address and netmask of an IPv4 range, as CloudStack's networks are made. */
export function gatewayAndNetmask(
  field: string,
  range: string,
): { readonly gateway: string; readonly netmask: string } {
  const [address = "", bits] = rangeOf(field, range).split("/");
  const length = Number(bits);
  if (!isIPv4(address) || length < 8 || length > 29) {
    throw invalidField(field, range, "It must be an IPv4 range between /8 and /29.");
  }
  const mask = (0xffff_ffff << (32 - length)) >>> 0;
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return { gateway: dotted(((number & mask) >>> 0) + 1), netmask: dotted(mask) };
}

const dotted = (number: number): string => [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join(".");
