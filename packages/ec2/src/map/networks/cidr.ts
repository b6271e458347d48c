import { isIPv4 } from "node:net";
import { Ec2Error } from "../../wire/error";

/** An IPv4 block, as numbers: its first and its last address. */
export interface Block {
  readonly first: number;
  readonly last: number;
  /** Length of the prefix. */
  readonly length: number;
}

const numberOf = (address: string): number => address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
export const addressOf = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");

/** `undefined` for what is no IPv4 block. */
export function blockOf(cidr: string): Block | undefined {
  const [base = "", bits = ""] = cidr.split("/");
  if (!isIPv4(base) || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return undefined;
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(numberOf(base) / size) * size;
  return { first, last: first + size - 1, length: Number(bits) };
}

/** EC2 takes VPCs and subnets of /16 to /28. @throws Ec2Error InvalidParameterValue, or the code for ranges out of bounds */
export function requireBlock(cidr: string, rangeCode: "InvalidVpc.Range" | "InvalidSubnet.Range"): Block {
  const block = blockOf(cidr);
  if (!block) {
    throw new Ec2Error(
      "InvalidParameterValue",
      `Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  if (block.length < 16 || block.length > 28) throw new Ec2Error(rangeCode, `The CIDR '${cidr}' is invalid.`);
  return block;
}

export const within = (inner: Block, outer: Block): boolean => inner.first >= outer.first && inner.last <= outer.last;
export const overlap = (a: Block, b: Block): boolean => a.first <= b.last && b.first <= a.last;
export const cidrText = ({ first, length }: Block): string => `${addressOf(first)}/${length}`;
export const netmaskOf = ({ length }: Block): string => addressOf(2 ** 32 - 2 ** (32 - length));
/** CloudStack's router takes the first address. */
export const gatewayOf = ({ first }: Block): string => addressOf(first + 1);
export const contains = (block: Block, address: string): boolean =>
  isIPv4(address) && numberOf(address) >= block.first && numberOf(address) <= block.last;
