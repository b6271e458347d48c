import type { Zone } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { completed } from "../../map/half-made";
import { requireBlock } from "../../map/networks/cidr";
import { cloudTags, tagsFor } from "../../map/tags";
import { honoured, refused } from "../../rules";
import { randomHex } from "../../support/random";
import { Ec2Error, missingParameter } from "../../wire/error";

const NO_IPV6 = "CloudStack's VPCs have IPv4 only";
const NO_IPAM = "there is no address manager";

export const createVpc = defineAction("CreateVpc", {
  parameters: {
    CidrBlock: honoured,
    TagSpecifications: honoured,
    InstanceTenancy: refused("CloudStack's hosts are shared", "default"),
    AmazonProvidedIpv6CidrBlock: refused(NO_IPV6, false),
    Ipv6CidrBlock: refused(NO_IPV6),
    Ipv6CidrBlockNetworkBorderGroup: refused(NO_IPV6),
    Ipv6Pool: refused(NO_IPV6),
    Ipv6IpamPoolId: refused(NO_IPAM),
    Ipv6NetmaskLength: refused(NO_IPV6),
    Ipv4IpamPoolId: refused(NO_IPAM),
    Ipv4NetmaskLength: refused(NO_IPAM),
    VpcEncryptionControl: refused("CloudStack doesn't encrypt what its networks carry"),
  },
  check({ CidrBlock }) {
    if (CidrBlock === undefined) throw missingParameter("CidrBlock");
    requireBlock(CidrBlock, "InvalidVpc.Range");
  },
  /** Does not wait: clients ask DescribeVpcs until it says `available`. */
  async run({ CidrBlock: cidr = "", TagSpecifications }, context) {
    const { cloud, ids, owner } = context;
    const tags = tagsFor("vpc", TagSpecifications);
    const [zone, offering] = await Promise.all([zoneForVpcs(context), offeringForVpcs(context)]);
    const name = tags.find(({ Key }) => Key === "Name")?.Value ?? `vpc-${randomHex(8)}`;
    const { id = "" } = await cloud.start("createVPC", {
      name,
      displaytext: name,
      cidr,
      zoneid: zone.id,
      vpcofferingid: offering,
    });
    const VpcId = ids.of("vpc", id);
    if (tags.length > 0) {
      await completed(
        VpcId,
        () => cloud.run("createTags", { resourcetype: "Vpc", resourceids: [id], tags: cloudTags(tags) }),
        () => cloud.run("deleteVPC", { id }),
      );
    }
    cloud.forget();
    return {
      Vpc: {
        VpcId,
        OwnerId: owner,
        CidrBlock: cidr,
        State: "pending",
        InstanceTenancy: "default",
        IsDefault: false,
        DhcpOptionsId: ids.of("dhcpOptions", id),
        Tags: tags,
      },
    };
  },
});

/** A VPC of CloudStack is in one zone: the first advanced one without security groups. */
async function zoneForVpcs({ cloud }: Pick<Ec2Context, "cloud">): Promise<Zone> {
  const zones = await cloud.catalogue("listZones", {});
  const zone = zones.find(
    ({ networktype, securitygroupsenabled }) => networktype === "Advanced" && !securitygroupsenabled,
  );
  if (!zone) throw new Ec2Error("UnsupportedOperation", "No zone of the cloud has VPCs");
  return zone;
}

async function offeringForVpcs({ cloud }: Pick<Ec2Context, "cloud">): Promise<string> {
  const offerings = await cloud.catalogue("listVPCOfferings", { state: "Enabled" });
  const offering = offerings.find(({ isdefault }) => isdefault) ?? offerings[0];
  if (!offering) throw new Ec2Error("UnsupportedOperation", "The cloud has no VPC offering");
  return offering.id;
}
