import type { StaticRoute, VPC } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { readAccountTags } from "../../map/account-tags";
import { notFoundError } from "../../map/ids";
import { findOne } from "../../map/instances/machines";
import { gatewayOf } from "../../map/internet-gateways/view";
import type { FoundTable } from "../../map/route-tables/find";
import { DEFAULT_ROUTE } from "../../map/route-tables/view";
import type { CreateRouteRequest } from "../../model/types.generated";
import { Ec2Error, missingParameter } from "../../wire/error";
import { requireNic } from "../network-interfaces/nic";

type Target = Pick<CreateRouteRequest, "DestinationCidrBlock" | "GatewayId" | "InstanceId" | "NetworkInterfaceId">;

/** @throws Ec2Error MissingParameter, InvalidParameterCombination: a route has one destination and one target */
export function checkRoute({ DestinationCidrBlock, GatewayId, InstanceId, NetworkInterfaceId }: Target): void {
  if (DestinationCidrBlock === undefined) throw missingParameter("DestinationCidrBlock");
  const targets = [GatewayId, InstanceId, NetworkInterfaceId].filter((target) => target !== undefined);
  if (targets.length === 0) throw missingParameter("GatewayId");
  if (targets.length > 1) throw new Ec2Error("InvalidParameterCombination", "A route has one target");
}

/**
 * The address that a route leads to; `undefined` for the way out by the VPC's internet gateway, which is there already.
 * @throws Ec2Error for gateways that route nothing here
 */
export async function nextHop(target: Target, { vpc }: FoundTable, context: Ec2Context): Promise<string | undefined> {
  const { GatewayId, InstanceId, NetworkInterfaceId } = target;
  if (GatewayId !== undefined) {
    await requireWayOut(target.DestinationCidrBlock, GatewayId, vpc, context);
    return undefined;
  }
  if (InstanceId !== undefined) {
    const { nic = [] } = await findOne(InstanceId, { details: ["nics"] }, context);
    const own = nic.find(({ isdefault }) => isdefault) ?? nic[0];
    return required(own?.ipaddress, notFoundError("instance", InstanceId));
  }
  const { nic } = await requireNic(NetworkInterfaceId ?? "", context);
  return required(nic.ipaddress, notFoundError("networkInterface", NetworkInterfaceId ?? ""));
}

async function requireWayOut(cidr = "", gatewayId: string, vpc: string, { cloud, ids }: Ec2Context): Promise<void> {
  const own = ids.of("internetGateway", gatewayOf(vpc, await readAccountTags(cloud, "fresh")));
  if (gatewayId === own && cidr === DEFAULT_ROUTE) return;
  if (gatewayId === own) {
    throw new Ec2Error(
      "UnsupportedOperation",
      `The internet gateway is the way to ${DEFAULT_ROUTE}, not to a part of it`,
    );
  }
  if (gatewayId.startsWith("vgw-")) {
    throw new Ec2Error("UnsupportedOperation", "CloudStack makes the routes of VPN connections with the connection");
  }
  throw new Ec2Error("InvalidGatewayID.NotFound", `The gateway '${gatewayId}' is not one of this VPC`);
}

/** CloudStack's route of a VPC to a block. */
export async function findRoute(
  { vpc }: FoundTable,
  cidr: string,
  context: Ec2Context,
): Promise<StaticRoute | undefined> {
  if (!(await hasRouter(vpc, context))) return undefined;
  const routes = await context.cloud.list("listStaticRoutes", { vpcid: vpc });
  return routes.find((route) => route.cidr === cidr);
}

/** @throws Ec2Error UnsupportedOperation where there is no router of the caller's own */
export async function requireRouter({ vpc }: FoundTable, context: Ec2Context): Promise<void> {
  if (await hasRouter(vpc, context)) return;
  throw new Ec2Error("UnsupportedOperation", "Only CloudStack's VPCs have static routes");
}

/** Whether it is a VPC of CloudStack's, not a view of networks; one that is not in the cached list may be new. */
async function hasRouter(vpc: string, { cloud }: Ec2Context): Promise<boolean> {
  const isOne = ({ id }: VPC) => id === vpc;
  return (await cloud.catalogue("listVPCs")).some(isOne) || (await cloud.list("listVPCs")).some(isOne);
}

function required(address: string | undefined, error: Ec2Error): string {
  if (address === undefined) throw error;
  return address;
}
