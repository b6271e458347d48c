import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { completed } from "../../map/half-made";
import { isAlone, landscape } from "../../map/networks/landscape";
import { cloudTags, tagsFor } from "../../map/tags";
import { honoured, refused } from "../../rules";
import { Ec2Error, invalidValue } from "../../wire/error";

export const allocateAddress = defineAction("AllocateAddress", {
  parameters: {
    Domain: honoured,
    Address: honoured,
    TagSpecifications: honoured,
    NetworkBorderGroup: honoured,
    PublicIpv4Pool: refused("CloudStack has one pool a zone", "amazon"),
    CustomerOwnedIpv4Pool: refused("there are no Outposts"),
    IpamPoolId: refused("there is no address manager"),
  },
  check({ Domain = "vpc" }) {
    if (Domain !== "vpc" && Domain !== "standard") throw invalidValue("Domain", Domain, "It must be vpc or standard.");
  },
  async run({ Address: ipaddress, TagSpecifications, NetworkBorderGroup: group }, context) {
    const { cloud, config, ids } = context;
    if (group !== undefined && group !== config.region) {
      throw invalidValue("NetworkBorderGroup", group, `The region is ${config.region}.`);
    }
    const tags = tagsFor("elastic-ip", TagSpecifications);
    const place = await placeOf(context);
    const address = await cloud.run("associateIpAddress", { ...place, ...(ipaddress !== undefined && { ipaddress }) });
    const { id } = address;
    const AllocationId = ids.of("address", id);
    if (tags.length > 0) {
      await completed(
        AllocationId,
        () => cloud.run("createTags", { resourcetype: "PublicIpAddress", resourceids: [id], tags: cloudTags(tags) }),
        () => cloud.run("disassociateIpAddress", { id }),
      );
    }
    return {
      PublicIp: address.ipaddress,
      AllocationId,
      Domain: "vpc",
      PublicIpv4Pool: "amazon",
      NetworkBorderGroup: config.region,
    };
  },
});

/**
 * CloudStack's addresses belong to a VPC or an isolated network from the start; EC2 says where only in AssociateAddress.
 * Any will do: an address that turns out to be needed elsewhere in its zone is moved then.
 */
async function placeOf(context: Ec2Context): Promise<{ readonly vpcid: string } | { readonly networkid: string }> {
  const { vpcs, networks } = await landscape(context);
  const [vpc] = vpcs;
  if (vpc) return { vpcid: vpc.id };
  const network = networks.find(isAlone);
  if (network) return { networkid: network.id };
  throw new Ec2Error(
    "UnsupportedOperation",
    "CloudStack gives public addresses to VPCs and isolated networks, and there is none yet: make a VPC, or run an instance in a zone with isolated networks",
  );
}
