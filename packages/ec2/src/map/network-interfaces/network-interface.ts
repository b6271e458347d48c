import type { Nic, VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { NetworkInterface } from "../../model/types.generated";
import type { AccountTags } from "../account-tags";
import { networkInterfaces } from "../instances/interfaces";
import type { View } from "../instances/view";
import { groupsOf } from "../membership";
import { zoneName } from "../zones";

type InterfaceContext = Pick<Ec2Context, "ids" | "owner" | "config" | "caller">;

/**
 * A machine's nics by themselves. CloudStack's nics begin and end with their attachment, so all are `in-use`.
 * @param notes where the tags of nics stand; answers that show none do without
 */
export function interfacesOf(
  machine: VirtualMachine,
  { groups, networks }: Pick<View, "groups" | "networks">,
  context: InterfaceContext,
  notes?: AccountTags,
): NetworkInterface[] {
  const { ids, owner, config } = context;
  const identifiers = groupsOf(machine, groups).map(({ id, name }) => ({
    GroupId: ids.of("securityGroup", id),
    GroupName: name,
  }));
  const tags = new Map(
    (machine.nic ?? []).map(({ id }) => [ids.of("networkInterface", id), notes?.of("networkInterface", id) ?? []]),
  );
  return networkInterfaces(machine, identifiers, networks, context).map(({ Attachment, ...nic }) => ({
    ...nic,
    AvailabilityZone: zoneName(machine.zonename ?? "", config),
    PrivateDnsName: machine.name,
    RequesterManaged: false,
    TagSet: tags.get(nic.NetworkInterfaceId ?? "") ?? [],
    Attachment: { ...Attachment, InstanceId: ids.of("instance", machine.id), InstanceOwnerId: owner },
  }));
}

/** A nic and the machine that it belongs to. */
export interface MachineNic {
  readonly machine: VirtualMachine;
  readonly nic: Nic;
}

/** Found among all machines: CloudStack lists nics of one machine only. One call. */
export async function findNic(uuid: string, { cloud }: Pick<Ec2Context, "cloud">): Promise<MachineNic | undefined> {
  const machines = await cloud.list("listVirtualMachines", { details: ["nics", "secgrp"] });
  for (const machine of machines) {
    const nic = machine.nic?.find(({ id }) => id === uuid);
    if (nic) return { machine, nic };
  }
  return undefined;
}
