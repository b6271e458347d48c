import { type Nic, sideBySide, type VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { AT_ONCE } from "../state-changes";
import type { WantedNic } from "./interfaces";
import { nicAt } from "./keep-interfaces";

/** Gives nics of new machines the addresses that a deploy can't: one after the other for each machine. */
export async function giveFurtherAddresses(
  machines: readonly VirtualMachine[],
  wanted: readonly WantedNic[],
  context: Pick<Ec2Context, "cloud">,
): Promise<readonly VirtualMachine[]> {
  if (!wanted.some(hasFurther)) return machines;
  return sideBySide(machines, AT_ONCE, async (machine) => {
    const given = new Map<string, Nic>();
    for (const [position, asked] of wanted.entries()) {
      if (!hasFurther(asked)) continue;
      const nic = nicAt(machine, position);
      given.set(nic.id, await give(nic, asked, context));
    }
    return { ...machine, nic: (machine.nic ?? []).map((nic) => given.get(nic.id) ?? nic) };
  });
}

export const hasFurther = ({ further }: WantedNic): boolean => further.length > 0;

async function give(nic: Nic, { further }: WantedNic, { cloud }: Pick<Ec2Context, "cloud">): Promise<Nic> {
  const secondaryip = [...(nic.secondaryip ?? [])];
  for (const ipaddress of further) secondaryip.push(await cloud.run("addIpToNic", { nicid: nic.id, ipaddress }));
  return { ...nic, secondaryip };
}
