import type { Nic, VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { GroupIdentifier, InstanceNetworkInterface, InstancePrivateIpAddress } from "../../model/types.generated";
import { dateOf } from "../dates";
import type { Ids } from "../ids";
import { vpcIdOfNetwork } from "../networks/vpcs";

/** The nic that the instance's own subnet and addresses come from. */
export const primaryNic = ({ nic = [] }: VirtualMachine): Nic | undefined =>
  nic.find(({ isdefault }) => isdefault) ?? nic[0];

export const subnetIdOf = ({ networkid }: Nic, ids: Ids): string | undefined =>
  networkid === undefined ? undefined : ids.of("subnet", networkid);

export const vpcIdOfNic = ({ networkid, vpcid, type }: Nic, context: Pick<Ec2Context, "ids" | "caller">) =>
  networkid === undefined ? undefined : vpcIdOfNetwork({ id: networkid, vpcid, type }, context);

/** The static-NAT address; on a shared network there is none, and the machine's own address is the one to reach it by. */
export const publicAddress = ({ publicip, type, ipaddress }: Nic): string | undefined =>
  publicip ?? (type === "Shared" ? ipaddress : undefined);

/** The nics of a machine, the primary one first. */
export function networkInterfaces(
  machine: VirtualMachine,
  groups: readonly GroupIdentifier[],
  context: Pick<Ec2Context, "ids" | "owner" | "caller">,
): InstanceNetworkInterface[] {
  const { ids, owner } = context;
  const primary = primaryNic(machine);
  return [...(machine.nic ?? [])]
    .sort((a, b) => Number(b === primary) - Number(a === primary))
    .map((nic, index) => ({
      NetworkInterfaceId: ids.of("networkInterface", nic.id),
      SubnetId: subnetIdOf(nic, ids),
      VpcId: vpcIdOfNic(nic, context),
      Description: nic.networkname,
      OwnerId: owner,
      Status: "in-use",
      MacAddress: nic.macaddress,
      PrivateIpAddress: nic.ipaddress,
      PrivateIpAddresses: privateAddresses(nic, owner),
      Ipv6Addresses: nic.ip6address === undefined ? [] : [{ Ipv6Address: nic.ip6address, IsPrimaryIpv6: false }],
      Association: association(nic, owner),
      Groups: groups,
      SourceDestCheck: true,
      InterfaceType: "interface",
      Attachment: {
        AttachmentId: ids.of("attachment", nic.id),
        DeviceIndex: index,
        Status: "attached",
        AttachTime: dateOf(machine.created),
        DeleteOnTermination: true,
      },
    }));
}

function privateAddresses(nic: Nic, owner: string): InstancePrivateIpAddress[] {
  const secondary = (nic.secondaryip ?? []).map(({ ipaddress }) => ({ PrivateIpAddress: ipaddress, Primary: false }));
  const primary = { PrivateIpAddress: nic.ipaddress, Primary: true, Association: association(nic, owner) };
  return nic.ipaddress === undefined ? secondary : [primary, ...secondary];
}

function association(nic: Nic, owner: string) {
  const address = publicAddress(nic);
  return address === undefined ? undefined : { PublicIp: address, PublicDnsName: address, IpOwnerId: owner };
}
