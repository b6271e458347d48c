import type { Ec2Context } from "../../context";
import { findInterface, type MachineNic } from "../../map/network-interfaces/find";
import { Ec2Error } from "../../wire/error";

/** The nic of an interface. @throws Ec2Error InvalidNetworkInterfaceID.NotFound; IncorrectState for one that is not attached */
export async function requireNic(id: string, context: Pick<Ec2Context, "cloud" | "ids">): Promise<MachineNic> {
  const { attached } = await findInterface(id, context);
  if (attached) return attached;
  throw new Ec2Error(
    "IncorrectState",
    `The network interface '${id}' is not attached: CloudStack gives addresses to an instance's nics only`,
  );
}
