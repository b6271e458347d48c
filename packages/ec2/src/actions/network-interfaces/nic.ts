import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { findInterface, type MachineNic } from "../../map/network-interfaces/find";
import { Ec2Error } from "../../wire/error";

/** The nic of an interface, and where it is among all machines. */
export interface FoundNic extends MachineNic {
  readonly machines: readonly VirtualMachine[];
}

/** @throws Ec2Error InvalidNetworkInterfaceID.NotFound; IncorrectState for an interface that is not attached */
export async function requireNic(id: string, context: Pick<Ec2Context, "cloud" | "ids">): Promise<FoundNic> {
  const { attached, machines } = await findInterface(id, context);
  if (attached) return { ...attached, machines };
  throw new Ec2Error(
    "IncorrectState",
    `The network interface '${id}' is not attached: CloudStack gives addresses to an instance's nics only`,
  );
}
