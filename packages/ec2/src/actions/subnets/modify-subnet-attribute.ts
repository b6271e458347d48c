import { defineAction } from "../../action";
import { notFoundError } from "../../map/ids";
import { PUBLIC_TAG } from "../../map/networks/subnet-view";
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
    const { cloud, ids } = context;
    const wanted = MapPublicIpOnLaunch?.Value;
    const id = await ids.resolveOne("subnet", SubnetId);
    const network = (await cloud.list("listNetworks", {})).find((one) => one.id === id);
    if (!network) throw notFoundError("subnet", SubnetId);
    if (wanted === undefined) return {};
    if (network.type === "Shared") {
      if (!wanted)
        throw new Ec2Error("UnsupportedOperation", "Instances in shared networks are reached at their own addresses");
      return {};
    }
    await setReservedTag("Network", [network], PUBLIC_TAG, String(wanted), context);
    cloud.forget();
    return {};
  },
});
