import { defineAction } from "../../action";
import { setReservedTag } from "../../map/reserved-tags";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";
import { DNS_HOSTNAMES_TAG, taggedVpc } from "./attributes";

export const modifyVpcAttribute = defineAction("ModifyVpcAttribute", {
  parameters: {
    VpcId: honoured,
    EnableDnsHostnames: honoured,
    EnableDnsSupport: honoured,
    EnableNetworkAddressUsageMetrics: honoured,
  },
  check({ EnableDnsSupport, EnableNetworkAddressUsageMetrics }) {
    if (EnableDnsSupport?.Value === false) {
      throw new Ec2Error(
        "UnsupportedOperation",
        "CloudStack's routers always answer DNS: EnableDnsSupport can't be false",
      );
    }
    if (EnableNetworkAddressUsageMetrics?.Value) {
      throw new Ec2Error("UnsupportedOperation", "CloudStack has no address usage metrics");
    }
  },
  async run({ VpcId, EnableDnsHostnames: { Value: hostnames } = {} }, context) {
    const target = await taggedVpc(VpcId, context);
    if (hostnames === undefined) return {};
    if (target.type === "default") {
      if (!hostnames) throw new Ec2Error("UnsupportedOperation", "Nothing keeps the default VPC's attributes");
      return {};
    }
    await setReservedTag(target.type, [target.vpc], DNS_HOSTNAMES_TAG, String(hostnames), context);
    return {};
  },
});
