import { defineAction } from "../../action";
import { reservedTag } from "../../map/tags";
import { honoured } from "../../rules";
import { invalidValue } from "../../wire/error";
import { DNS_HOSTNAMES_TAG, type TaggedVpc, taggedVpc } from "./attributes";

const ATTRIBUTES: Readonly<Record<string, (vpc: TaggedVpc) => object>> = {
  enableDnsSupport: () => ({ EnableDnsSupport: { Value: true } }),
  enableDnsHostnames: (vpc) => ({
    EnableDnsHostnames: { Value: vpc.type === "default" || reservedTag(vpc.vpc, DNS_HOSTNAMES_TAG) === "true" },
  }),
  enableNetworkAddressUsageMetrics: () => ({ EnableNetworkAddressUsageMetrics: { Value: false } }),
};

export const describeVpcAttribute = defineAction("DescribeVpcAttribute", {
  parameters: { VpcId: honoured, Attribute: honoured },
  check({ Attribute }) {
    if (!Object.hasOwn(ATTRIBUTES, Attribute)) {
      throw invalidValue("Attribute", Attribute, `VPCs have the attributes ${Object.keys(ATTRIBUTES).join(", ")}.`);
    }
  },
  async run({ VpcId, Attribute }, context) {
    const vpc = await taggedVpc(VpcId, context);
    return { VpcId, ...ATTRIBUTES[Attribute]?.(vpc) };
  },
});
