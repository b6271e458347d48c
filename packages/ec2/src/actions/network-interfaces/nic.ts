import type { Ec2Context } from "../../context";
import { notFoundError } from "../../map/ids";
import { findNic, type MachineNic } from "../../map/network-interfaces/network-interface";

/** @throws Ec2Error InvalidNetworkInterfaceID.NotFound */
export async function requireNic(id: string, context: Ec2Context): Promise<MachineNic> {
  const found = await findNic(await context.ids.resolveOne("networkInterface", id), context);
  if (!found) throw notFoundError("networkInterface", id);
  return found;
}
