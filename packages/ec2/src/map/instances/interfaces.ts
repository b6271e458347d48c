import type { Network, Nic, VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { GroupIdentifier, InstanceNetworkInterface, InstancePrivateIpAddress } from "../../model/types.generated";
import { dateOf } from "../dates";
import { attachmentsOf } from "../network-interfaces/attachment";
import { subnetUuid } from "../networks/landscape";
import { vpcIdOfNetwork } from "../networks/vpcs";

/** The nic that the instance's own subnet and addresses come from. */
export const primaryNic = ({ nic = [] }: VirtualMachine): Nic | undefined =>
  nic.find(({ isdefault }) => isdefault) ?? nic[0];

/** The subnet and the VPC that a nic is shown in. @param networks the caller's, of the cached list */
export function placeOf(
  { networkid: id, vpcid, type }: Nic,
  { zoneid }: VirtualMachine,
  networks: readonly Network[],
  context: Pick<Ec2Context, "ids" | "caller">,
): { readonly SubnetId?: string; readonly VpcId?: string } {
  if (id === undefined) return {};
  const network = networks.find((one) => one.id === id) ?? { id, vpcid, type, zoneid };
  return {
    SubnetId: context.ids.of("subnet", subnetUuid(network, networks)),
    VpcId: vpcIdOfNetwork(network, networks, context),
  };
}

/** The static-NAT address; on a shared network there is none, and the machine's own address is the one to reach it by. */
export const publicAddress = ({ publicip, type, ipaddress }: Nic): string | undefined =>
  publicip ?? (type === "Shared" ? ipaddress : undefined);

/** The nics of a machine, the primary one first. */
export function networkInterfaces(
  machine: VirtualMachine,
  groups: readonly GroupIdentifier[],
  networks: readonly Network[],
  context: Pick<Ec2Context, "ids" | "owner" | "caller">,
): InstanceNetworkInterface[] {
  const { ids, owner } = context;
  const attachments = attachmentsOf(machine);
  return nicsInOrder(machine).map((nic, position) => {
    const { uuid, index, since, deleteOnTermination } = attachments.find((one) => one.nic === nic.id) ?? {
      uuid: nic.id,
      index: position,
      since: dateOf(machine.created),
      deleteOnTermination: true,
    };
    return {
      NetworkInterfaceId: ids.of("networkInterface", uuid),
      ...placeOf(nic, machine, networks, context),
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
        NetworkCardIndex: 0,
        Status: "attached",
        AttachTime: since,
        DeleteOnTermination: deleteOnTermination,
      },
    };
  });
}

/** The primary one first. */
export function nicsInOrder(machine: VirtualMachine): readonly Nic[] {
  const primary = primaryNic(machine);
  return [...(machine.nic ?? [])].sort((a, b) => Number(b === primary) - Number(a === primary));
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
