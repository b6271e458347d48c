import type { Nic, SecurityGroup, VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type {
  GroupIdentifier,
  NetworkInterface,
  NetworkInterfaceAssociation,
  Subnet,
  Tag,
} from "../../model/types.generated";
import type { AccountTags } from "../account-tags";
import { networkInterfaces, nicsInOrder } from "../instances/interfaces";
import type { View } from "../instances/view";
import { groupsOf } from "../membership";
import { zoneName } from "../zones";
import { interfaceUuid } from "./attachment";
import { type Detachment, type InterfaceNote, interfaceNotes } from "./note";

type InterfaceContext = Pick<Ec2Context, "ids" | "owner" | "config" | "caller">;

/** A machine's nics by themselves. @param tags the account's, where interfaces are noted and have their tags */
export function interfacesOf(
  machine: VirtualMachine,
  { groups, networks }: Pick<View, "groups" | "networks">,
  context: InterfaceContext,
  tags: AccountTags,
): NetworkInterface[] {
  const { ids, owner, config } = context;
  const nics = nicsInOrder(machine);
  const identifiers = identify(groupsOf(machine, groups), ids);
  return networkInterfaces(machine, identifiers, networks, context).map(({ Attachment, ...shown }, i) => {
    const nic = nics[i];
    const uuid = nic ? interfaceUuid(machine, nic) : "";
    const note = tags.noted("networkInterface").has(uuid);
    const PrivateIpAddresses = shown.PrivateIpAddresses?.map((one) => ({
      ...one,
      Association: associated(one.Association, nic, ids),
    }));
    return {
      ...shown,
      ...(note && { Description: tags.fact("networkInterface", uuid, "description") ?? "" }),
      PrivateIpAddresses,
      Association: associated(shown.Association, nic, ids),
      AvailabilityZone: zoneName(machine.zonename ?? "", config),
      AvailabilityZoneId: machine.zoneid,
      PrivateDnsName: machine.name,
      RequesterManaged: false,
      TagSet: tags.of("networkInterface", uuid),
      Attachment: { ...Attachment, InstanceId: ids.of("instance", machine.id), InstanceOwnerId: owner },
    };
  });
}

/** Interfaces show the ids of their address, which instances don't. A shared network's own address has none. */
const associated = (
  association: NetworkInterfaceAssociation | undefined,
  nic: Nic | undefined,
  ids: Ec2Context["ids"],
): NetworkInterfaceAssociation | undefined =>
  association && nic?.publicipid !== undefined
    ? {
        ...association,
        AllocationId: ids.of("address", nic.publicipid),
        AssociationId: ids.of("addressAssociation", nic.publicipid),
      }
    : association;

/** Those that are noted and on none of the machines. @param subnets all that the caller sees */
export function availableInterfaces(
  machines: readonly VirtualMachine[],
  subnets: readonly Subnet[],
  { groups }: Pick<View, "groups">,
  context: InterfaceContext,
  tags: AccountTags,
): { readonly note: InterfaceNote; readonly shown: NetworkInterface }[] {
  const attached = new Set(
    machines.flatMap((machine) => (machine.nic ?? []).map((nic) => interfaceUuid(machine, nic))),
  );
  return interfaceNotes(tags)
    .filter(({ uuid }) => !attached.has(uuid))
    .map((note) => {
      const own = tags.of("networkInterface", note.uuid);
      return { note, shown: availableInterface(note, subnets, groups, own, context) };
    });
}

/** The attachment that an interface had until lately, as those see it who ask for it by its id. */
export const endedAttachment = ({ nic, machine }: Detachment, { ids, owner }: InterfaceContext) => ({
  AttachmentId: ids.of("attachment", nic),
  InstanceId: ids.of("instance", machine),
  InstanceOwnerId: owner,
  Status: "detached",
});

/** An interface that no machine has. @param TagSet the user's tags of it */
export function availableInterface(
  { uuid, subnet, mac, address, description = "", groups: own }: InterfaceNote,
  subnets: readonly Subnet[],
  groups: readonly SecurityGroup[],
  TagSet: readonly Tag[],
  { ids, owner }: Pick<InterfaceContext, "ids" | "owner">,
): NetworkInterface {
  const SubnetId = ids.of("subnet", subnet);
  const place = subnets.find((one) => one.SubnetId === SubnetId);
  const isMember = ({ id, name }: SecurityGroup) => own?.includes(id) ?? name === "default";
  return {
    NetworkInterfaceId: ids.of("networkInterface", uuid),
    SubnetId,
    VpcId: place?.VpcId,
    AvailabilityZone: place?.AvailabilityZone,
    AvailabilityZoneId: place?.AvailabilityZoneId,
    Description: description,
    OwnerId: owner,
    Status: "available",
    MacAddress: mac,
    PrivateIpAddress: address,
    PrivateIpAddresses: address === undefined ? [] : [{ PrivateIpAddress: address, Primary: true }],
    Ipv6Addresses: [],
    Groups: identify(groups.filter(isMember), ids),
    SourceDestCheck: true,
    InterfaceType: "interface",
    RequesterManaged: false,
    TagSet,
  };
}

const identify = (groups: readonly SecurityGroup[], ids: Ec2Context["ids"]): GroupIdentifier[] =>
  groups.map(({ id, name }) => ({ GroupId: ids.of("securityGroup", id), GroupName: name }));
