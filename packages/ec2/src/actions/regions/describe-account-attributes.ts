import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { defaultVpcUuid } from "../../map/networks/vpcs";
import { honoured } from "../../rules";
import { invalidValue } from "../../wire/error";

/** EC2 has numbers only, CloudStack also no limit (-1): the largest number that clients read. */
const UNLIMITED = 2 ** 31 - 1;

type Limits = ReadonlyMap<string, number>;
const limit = (limits: Limits, resource: string): string => {
  const most = limits.get(resource) ?? -1;
  return String(most < 0 ? UNLIMITED : most);
};

type Reader = (context: Ec2Context, limits: Limits) => string;
const ATTRIBUTES: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["supported-platforms", () => "VPC"],
  ["default-vpc", ({ ids, caller }) => ids.of("vpc", defaultVpcUuid({ caller }))],
  ["max-instances", (_, limits) => limit(limits, "user_vm")],
  ["max-elastic-ips", (_, limits) => limit(limits, "public_ip")],
  ["vpc-max-elastic-ips", (_, limits) => limit(limits, "public_ip")],
  // CloudStack sets no limit to the groups of an instance.
  ["vpc-max-security-groups-per-interface", () => String(UNLIMITED)],
]);

export const describeAccountAttributes = defineAction("DescribeAccountAttributes", {
  parameters: { AttributeNames: honoured },
  check({ AttributeNames = [] }) {
    const unknown = AttributeNames.find((name) => !ATTRIBUTES.has(name));
    if (unknown !== undefined) throw invalidValue("AttributeName", unknown, "Accounts have no such attribute.");
  },
  async run({ AttributeNames = [...ATTRIBUTES.keys()] }, context) {
    const limits = AttributeNames.some((name) => name.includes("max-")) ? await limitsOf(context) : new Map();
    const AccountAttributes = AttributeNames.map((AttributeName) => ({
      AttributeName,
      AttributeValues: [{ AttributeValue: ATTRIBUTES.get(AttributeName)?.(context, limits) }],
    }));
    return { AccountAttributes };
  },
});

async function limitsOf({ cloud }: Ec2Context): Promise<Limits> {
  const limits = await cloud.list("listResourceLimits");
  return new Map(limits.map(({ resourcetypename = "", max = -1 }) => [resourcetypename, max]));
}
