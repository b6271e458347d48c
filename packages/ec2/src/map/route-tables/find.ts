import type { Network } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { Ec2Error } from "../../wire/error";
import { readAccountTags } from "../account-tags";
import { notFoundError } from "../ids";
import type { KindName } from "../kinds";
import { findVpc } from "../networks/vpcs";
import { reservedTag } from "../tags";
import { TABLE_TAG } from "./view";

export interface FoundTable {
  readonly uuid: string;
  /** The UUID of its VPC. */
  readonly vpc: string;
  readonly isMain: boolean;
}

/** @throws Ec2Error InvalidRouteTableID.Malformed, InvalidRouteTableID.NotFound */
export async function findTable(id: string, context: Ec2Context): Promise<FoundTable> {
  const uuid = await context.ids.resolveOne("routeTable", id);
  const vpc = (await readAccountTags(context.cloud, "fresh")).noted("routeTable").get(uuid);
  if (vpc !== undefined) return { uuid, vpc, isMain: false };
  await findVpc(context.ids.of("vpc", uuid), context).catch((cause) => {
    throw cause instanceof Ec2Error ? notFoundError("routeTable", id) : cause;
  });
  return { uuid, vpc: uuid, isMain: true };
}

/** Whether an association is the one of a VPC with its main table, which goes by the VPC. */
export async function isMainAssociation(id: string, context: Ec2Context): Promise<boolean> {
  const uuid = await context.ids.resolveOne("routeTableAssociation", id);
  return findVpc(context.ids.of("vpc", uuid), context).then(
    () => true,
    (cause) => {
      if (cause instanceof Ec2Error) return false;
      throw cause;
    },
  );
}

/** The network behind a subnet's id, or behind the association of one. @throws Ec2Error the kind's NotFound */
export async function findNetwork(
  kind: KindName & ("subnet" | "routeTableAssociation"),
  id: string,
  context: Ec2Context,
): Promise<Network> {
  const uuid = await context.ids.resolveOne(kind, id);
  const networks = await context.cloud.list("listNetworks");
  const network = networks.find((one) => one.id === uuid);
  if (!network || (kind === "routeTableAssociation" && reservedTag(network, TABLE_TAG) === undefined)) {
    throw notFoundError(kind, id);
  }
  return network;
}
