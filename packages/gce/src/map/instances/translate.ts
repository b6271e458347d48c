import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { enforceGroups } from "../firewalls/enforce";
import { listGuestNetworks } from "../guest-networks";
import { withNewAddress } from "./external-address";

/**
 * Gives a machine an address of its own by static NAT, and lets in there what its groups let in.
 * @param reserved the id of the address; without, one is taken for the machine
 */
export async function translate(
  context: Context,
  { id, nic = [] }: VirtualMachine,
  reserved: string | undefined,
): Promise<void> {
  const { networkid: networkId = "" } = nic.find(({ isdefault }) => isdefault) ?? nic[0] ?? {};
  const network = (await listGuestNetworks(context)).find((known) => known.id === networkId);
  const vpcId = network?.vpcid;
  const use = async (addressId: string): Promise<void> => {
    await context.cloud.call("enableStaticNat", {
      ipaddressid: addressId,
      virtualmachineid: id,
      ...(vpcId !== undefined && { networkid: networkId }),
    });
    await enforceGroups(context, [addressId]);
  };
  if (reserved !== undefined) await use(reserved);
  else await withNewAddress(context, vpcId === undefined ? { networkid: networkId } : { vpcid: vpcId }, use);
}
