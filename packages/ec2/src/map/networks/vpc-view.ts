import type { Network, VPC } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Vpc } from "../../model/types.generated";
import type { AccountTags } from "../account-tags";
import { vpcViewTags } from "../taggable";
import { tagsOf } from "../tags";
import { isPicked, isShared, type Landscape, standsAlone } from "./landscape";
import { defaultVpcUuid } from "./vpcs";

type VpcContext = Pick<Ec2Context, "ids" | "caller" | "owner">;

/** What CloudStack gives a new isolated network where nobody says otherwise. */
export const USUAL_GUEST_CIDR = "10.1.1.0/24";

/**
 * All VPCs: the default one first, CloudStack's, and isolated networks as one each.
 * @param notes where the default VPC's tags stand; answers that show none do without
 */
export function vpcViews(land: Landscape, context: VpcContext, notes?: AccountTags): Vpc[] {
  return [
    defaultVpc(land, context, notes),
    ...land.vpcs.map((vpc) => cloudVpc(vpc, context)),
    ...land.networks
      .filter((network) => standsAlone(network, land.networks))
      .map((network) => networkVpc(network, context)),
  ];
}

function defaultVpc({ networks }: Landscape, context: VpcContext, notes?: AccountTags): Vpc {
  const own = networks.filter((network) => isShared(network) || isPicked(network, networks));
  const cidrs = own.flatMap(({ cidr }) => cidr ?? []);
  return view(defaultVpcUuid(context), cidrs.length > 0 ? cidrs : [USUAL_GUEST_CIDR], context, {
    IsDefault: true,
    Tags: notes?.of("vpc", defaultVpcUuid(context)) ?? [],
  });
}

const cloudVpc = (vpc: VPC, context: VpcContext): Vpc =>
  view(vpc.id, [vpc.cidr ?? ""], context, {
    State: vpc.state === "Enabled" ? "available" : "pending",
    Tags: tagsOf(vpc),
  });

const networkVpc = (network: Network, context: VpcContext): Vpc =>
  view(network.id, [network.cidr ?? ""], context, { Tags: vpcViewTags(network) });

function view(uuid: string, cidrs: readonly string[], { ids, owner }: VpcContext, more: Partial<Vpc>): Vpc {
  return {
    VpcId: ids.of("vpc", uuid),
    OwnerId: owner,
    CidrBlock: cidrs[0],
    CidrBlockAssociationSet: cidrs.map((cidr, i) => ({
      AssociationId: `vpc-cidr-assoc-${ids.of("vpc", uuid).slice("vpc-".length)}${i === 0 ? "" : `-${i}`}`,
      CidrBlock: cidr,
      CidrBlockState: { State: "associated" },
    })),
    State: "available",
    InstanceTenancy: "default",
    IsDefault: false,
    DhcpOptionsId: ids.of("dhcpOptions", uuid),
    Tags: [],
    ...more,
  };
}
