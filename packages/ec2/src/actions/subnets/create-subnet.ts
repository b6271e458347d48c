import type { NetworkOffering, VPC } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { completed } from "../../map/half-made";
import { notFoundError } from "../../map/ids";
import { blockOf, cidrText, gatewayOf, netmaskOf, overlap, requireBlock, within } from "../../map/networks/cidr";
import { subnetViews } from "../../map/networks/subnet-view";
import { resolveVpc } from "../../map/networks/vpcs";
import { cloudTags, tagsFor } from "../../map/tags";
import { zoneName } from "../../map/zones";
import { honoured, refused } from "../../rules";
import { randomHex } from "../../support/random";
import { Ec2Error, invalidValue, missingParameter } from "../../wire/error";

const NO_IPV6 = "CloudStack's VPCs have IPv4 only";

export const createSubnet = defineAction("CreateSubnet", {
  parameters: {
    VpcId: honoured,
    CidrBlock: honoured,
    AvailabilityZone: honoured,
    AvailabilityZoneId: honoured,
    TagSpecifications: honoured,
    Ipv6CidrBlock: refused(NO_IPV6),
    Ipv6Native: refused(NO_IPV6, false),
    Ipv6IpamPoolId: refused(NO_IPV6),
    Ipv6NetmaskLength: refused(NO_IPV6),
    Ipv4IpamPoolId: refused("there is no address manager"),
    Ipv4NetmaskLength: refused("there is no address manager"),
    OutpostArn: refused("there are no Outposts"),
  },
  check({ CidrBlock }) {
    if (CidrBlock === undefined) throw missingParameter("CidrBlock");
    requireBlock(CidrBlock, "InvalidSubnet.Range");
  },
  async run(input, context) {
    const { cloud, config, ids } = context;
    const tags = tagsFor("subnet", input.TagSpecifications);
    const block = requireBlock(input.CidrBlock ?? "", "InvalidSubnet.Range");
    const vpc = await vpcOf(input.VpcId, context);
    const zone = zoneName(vpc.zonename ?? "", config);
    const asked = input.AvailabilityZone ?? input.AvailabilityZoneId;
    if (asked !== undefined && asked !== zone && asked !== vpc.zoneid) {
      throw invalidValue("AvailabilityZone", asked, `CloudStack's VPCs are in one zone, this one in ${zone}.`);
    }
    checkFits(block, vpc);
    const [offering, aclid] = await Promise.all([tierOffering(context), allowAll(context)]);
    const name = tags.find(({ Key }) => Key === "Name")?.Value ?? `subnet-${randomHex(8)}`;
    const network = await cloud.call("createNetwork", {
      name,
      displaytext: name,
      zoneid: vpc.zoneid,
      networkofferingid: offering.id,
      vpcid: vpc.id,
      gateway: gatewayOf(block),
      netmask: netmaskOf(block),
      aclid,
    });
    if (tags.length > 0) {
      await completed(
        ids.of("subnet", network.id),
        () => cloud.run("createTags", { resourcetype: "Network", resourceids: [network.id], tags: cloudTags(tags) }),
        () => cloud.run("deleteNetwork", { id: network.id }),
      );
    }
    cloud.forget();
    const [subnet] = subnetViews({ zones: [], vpcs: [], networks: [network] }, context);
    return { Subnet: { ...subnet, Tags: tags } };
  },
});

async function vpcOf(VpcId: string, context: Ec2Context): Promise<VPC> {
  const uuid = await resolveVpc(VpcId, context);
  const vpc = (await context.cloud.list("listVPCs", {})).find(({ id }) => id === uuid);
  if (vpc) return vpc;
  const networks = await context.cloud.catalogue("listNetworks", {});
  if (uuid === context.caller.accountId || networks.some(({ id }) => id === uuid)) {
    throw new Ec2Error("UnsupportedOperation", `${VpcId} is a view of networks that are there; make a VPC for subnets`);
  }
  throw notFoundError("vpc", VpcId);
}

/** @throws Ec2Error InvalidSubnet.Range outside the VPC, InvalidSubnet.Conflict across another subnet */
function checkFits(block: ReturnType<typeof requireBlock>, vpc: VPC): void {
  const outer = blockOf(vpc.cidr ?? "");
  if (!outer || !within(block, outer))
    throw new Ec2Error("InvalidSubnet.Range", `The CIDR '${cidrText(block)}' is invalid.`);
  const clash = (vpc.network ?? []).some(({ cidr }) => {
    const other = blockOf(cidr ?? "");
    return other !== undefined && overlap(block, other);
  });
  if (clash) {
    throw new Ec2Error("InvalidSubnet.Conflict", `The CIDR '${cidrText(block)}' conflicts with another subnet`);
  }
}

/** EC2's network ACL lets everything pass until somebody says otherwise; CloudStack's default is the opposite. */
async function allowAll({ cloud }: Pick<Ec2Context, "cloud">): Promise<string | undefined> {
  const lists = await cloud.catalogue("listNetworkACLLists", {});
  return lists.find(({ name, vpcid }) => name === "default_allow" && vpcid === undefined)?.id;
}

async function tierOffering({ cloud }: Pick<Ec2Context, "cloud">): Promise<NetworkOffering> {
  const offerings = await cloud.catalogue("listNetworkOfferings", { forvpc: true, state: "Enabled" });
  const usable = offerings.filter(({ guestiptype, specifyvlan }) => guestiptype === "Isolated" && !specifyvlan);
  const offering = usable.find(({ name }) => name === "DefaultIsolatedNetworkOfferingForVpcNetworks") ?? usable[0];
  if (!offering) throw new Ec2Error("UnsupportedOperation", "The cloud has no network offering for VPC tiers");
  return offering;
}
