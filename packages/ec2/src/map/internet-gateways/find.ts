import type { Ec2Context } from "../../context";
import { Ec2Error } from "../../wire/error";
import { readAccountTags } from "../account-tags";
import { notFoundError } from "../ids";
import { findVpc } from "../networks/vpcs";

export interface Found {
  readonly uuid: string;
  /** What is noted of it: a VPC's UUID, or DETACHED. */
  readonly at: string;
}

/**
 * A gateway that a client made.
 * @throws Ec2Error InvalidInternetGatewayID.NotFound; UnsupportedOperation for one that its VPC has by nature
 */
export async function findOwnGateway(id: string, context: Ec2Context): Promise<Found> {
  const uuid = await context.ids.resolveOne("internetGateway", id);
  const at = (await readAccountTags(context.cloud, "fresh")).noted("internetGateway").get(uuid);
  if (at !== undefined) return { uuid, at };
  await findVpc(context.ids.of("vpc", uuid), context).catch((cause) => {
    throw cause instanceof Ec2Error ? notFoundError("internetGateway", id) : cause;
  });
  throw new Ec2Error("UnsupportedOperation", `The internet gateway '${id}' is part of its VPC`);
}
