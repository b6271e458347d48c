import { defineAction } from "../../action";
import { isShared } from "../../map/networks/landscape";
import { PUBLIC_TAG } from "../../map/networks/subnet-view";
import { findSubnet } from "../../map/networks/subnets";
import { setReservedTag } from "../../map/reserved-tags";
import { honoured, refused } from "../../rules";
import { Ec2Error } from "../../wire/error";

const NO_IPV6 = "CloudStack's VPCs have IPv4 only";

export const modifySubnetAttribute = defineAction("ModifySubnetAttribute", {
  parameters: {
    SubnetId: honoured,
    MapPublicIpOnLaunch: honoured,
    AssignIpv6AddressOnCreation: { Value: refused(NO_IPV6, false) },
    EnableDns64: { Value: refused(NO_IPV6, false) },
    EnableResourceNameDnsAAAARecordOnLaunch: { Value: refused(NO_IPV6, false) },
    EnableResourceNameDnsARecordOnLaunch: { Value: refused("CloudStack names machines by their host names", false) },
    PrivateDnsHostnameTypeOnLaunch: refused("CloudStack names machines by their host names", "ip-name"),
    MapCustomerOwnedIpOnLaunch: { Value: refused("there are no Outposts", false) },
    CustomerOwnedIpv4Pool: refused("there are no Outposts"),
    EnableLniAtDeviceIndex: refused("there are no Outposts"),
    DisableLniAtDeviceIndex: { Value: refused("there are no Outposts", false) },
  },
  async run({ SubnetId, MapPublicIpOnLaunch }, context) {
    const wanted = MapPublicIpOnLaunch?.Value;
    const { subnet, network } = await findSubnet(SubnetId, context, "fresh");
    if (wanted === undefined || wanted === subnet.MapPublicIpOnLaunch) return {};
    if (network === undefined) {
      throw new Ec2Error("UnsupportedOperation", "CloudStack makes the subnet's network with its first instance");
    }
    if (isShared(network)) {
      throw new Ec2Error("UnsupportedOperation", "Instances in shared networks are reached at their own addresses");
    }
    await setReservedTag("Network", [network], PUBLIC_TAG, String(wanted), context);
    context.cloud.forget();
    return {};
  },
});
