import type { SecurityGroup, SecurityGroupRule } from "@stackgate/cloudstack";
import { openingOf, openings } from "../src/enforcement/openings";

const RANGE = "198.51.100.0/24";
const rule = (protocol: string, more: Partial<SecurityGroupRule> = {}): SecurityGroupRule => ({
  ruleid: "r",
  protocol,
  cidr: RANGE,
  tags: [],
  ...more,
});
const ports = (startport: number, endport: number, more: Partial<SecurityGroupRule> = {}) =>
  rule("tcp", { startport, endport, ...more });
const keys = (...rules: SecurityGroupRule[]) => {
  const half = Math.ceil(rules.length / 2);
  const groups = [rules.slice(0, half), rules.slice(half)].map(
    (ingressrule): SecurityGroup => ({ id: "g", name: "g", ingressrule, egressrule: [], tags: [] }),
  );
  return [...openings(groups).keys()].sort();
};

/** CloudStack refuses rules of one range that overlap (537), knows no port 0 at an address, and three protocols. */
describe("what groups let in, as firewall rules", () => {
  test.each([
    ["ranges apart stay apart", [ports(22, 22), ports(80, 90)], ["tcp 22 22", "tcp 80 90"]],
    ["ranges side by side stay apart", [ports(22, 22), ports(23, 23)], ["tcp 22 22", "tcp 23 23"]],
    ["ranges that overlap are joined", [ports(80, 90), ports(85, 100), ports(86, 87)], ["tcp 80 100"]],
    ["equal ones of two groups are one", [ports(22, 22), ports(22, 22)], ["tcp 22 22"]],
    ["there is no port 0", [ports(0, 65_535)], ["tcp 1 65535"]],
    [
      "protocols stand by themselves",
      [ports(22, 22), rule("udp", { startport: 22, endport: 22 })],
      ["tcp 22 22", "udp 22 22"],
    ],
    ["every protocol is the three", [rule("all"), ports(22, 22)], ["icmp -1 -1", "tcp 1 65535", "udp 1 65535"]],
    ["others do not pass an address", [rule("50"), rule("esp")], []],
    [
      "types of ICMP",
      [rule("icmp", { icmptype: 8, icmpcode: 0 }), rule("icmp", { icmptype: 3, icmpcode: -1 })],
      ["icmp 3 -1", "icmp 8 0"],
    ],
    [
      "every type covers the others",
      [rule("icmp", { icmptype: 8, icmpcode: 0 }), rule("icmp", { icmptype: -1, icmpcode: -1 })],
      ["icmp -1 -1"],
    ],
    ["names in capitals", [rule("TCP", { startport: 22, endport: 22 })], ["tcp 22 22"]],
  ])("%s", (_, rules, expected) => {
    expect(keys(...rules)).toEqual(expected.map((key) => `${key} ${RANGE}`));
  });

  test("each range for itself; neither groups nor version 6", () => {
    const group = {
      ruleid: "r",
      protocol: "tcp",
      startport: 1,
      endport: 2,
      account: "a",
      securitygroupname: "b",
      tags: [],
    };
    const other = "192.0.2.0/24";
    expect(keys(ports(80, 90), ports(85, 95, { cidr: other }), ports(1, 2, { cidr: "2001:db8::/32" }), group)).toEqual([
      `tcp 80 90 ${RANGE}`,
      `tcp 85 95 ${other}`,
    ]);
  });

  test("a rule that stands has the key of what it opens", () => {
    const at = { id: "f", state: "Active", ipaddressid: "a", cidrlist: RANGE, tags: [] };
    expect(openingOf({ ...at, protocol: "tcp", startport: 80, endport: 90 })).toBe(`tcp 80 90 ${RANGE}`);
    expect(openingOf({ ...at, protocol: "icmp", icmptype: -1, icmpcode: -1 })).toBe(`icmp -1 -1 ${RANGE}`);
  });
});
