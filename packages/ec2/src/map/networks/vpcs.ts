import type { Network, VPC } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { notFoundError } from "../ids";
import { isPicked, type Placed, standsAlone } from "./landscape";

type VpcContext = Pick<Ec2Context, "cloud" | "ids" | "caller">;

/**
 * The one default VPC of an account: the guest networks that the operator shares (basic and security-group zones), and
 * in other zones whatever network CloudStack picks. Nothing in CloudStack backs it, so it goes by the account's UUID.
 */
export const defaultVpcUuid = ({ caller }: Pick<Ec2Context, "caller">): string => caller.accountId;

/** The EC2 id of a network's VPC: its own where it is a tier, the default one where its subnet is one of that, else itself. */
export function vpcIdOfNetwork(
  network: Placed,
  networks: readonly Placed[],
  { ids, caller }: Pick<Ec2Context, "ids" | "caller">,
): string {
  if (network.vpcid !== undefined) return ids.of("vpc", network.vpcid);
  const isDefault = network.type === "Shared" || isPicked(network, networks);
  return ids.of("vpc", isDefault ? defaultVpcUuid({ caller }) : network.id);
}

/** The UUID behind a VPC's id, the default VPC's too. @throws Ec2Error InvalidVpcID.NotFound, InvalidVpcId.Malformed */
export async function resolveVpc(id: string, context: Pick<Ec2Context, "ids" | "caller">): Promise<string> {
  const own = defaultVpcUuid(context);
  return id === context.ids.of("vpc", own) ? own : await context.ids.resolveOne("vpc", id);
}

/** As `resolveVpc`, and makes sure that it is there: a VPC, or an isolated network shown as one. */
export async function findVpc(id: string, context: VpcContext): Promise<string> {
  const uuid = await resolveVpc(id, context);
  if (uuid === defaultVpcUuid(context) || (await isThere(uuid, context))) return uuid;
  throw notFoundError("vpc", id);
}

/** By the cached lists; one that is not in them may be new. */
async function isThere(uuid: string, { cloud }: Pick<Ec2Context, "cloud">): Promise<boolean> {
  const among = ([vpcs, networks]: readonly [readonly VPC[], readonly Network[]]) =>
    vpcs.some(({ id }) => id === uuid) ||
    networks.some((network) => network.id === uuid && standsAlone(network, networks));
  return (
    among(await Promise.all([cloud.catalogue("listVPCs", {}), cloud.catalogue("listNetworks", {})])) ||
    among(await Promise.all([cloud.list("listVPCs", {}), cloud.list("listNetworks", {})]))
  );
}
