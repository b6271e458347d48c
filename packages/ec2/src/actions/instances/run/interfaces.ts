import type { InterfaceNote } from "../../../map/network-interfaces/note";
import type { InstanceNetworkInterfaceSpecification, RunInstancesRequest } from "../../../model/types.generated";
import { honoured, type Rules, refused } from "../../../rules";
import { Ec2Error } from "../../../wire/error";

/** A nic that the request asks for, however it says so. */
export interface WantedNic {
  readonly subnetId?: string | undefined;
  readonly address?: string | undefined;
  /** Its further addresses; `undefined` stands for any. */
  readonly further: readonly (string | undefined)[];
  /** EC2's number of the device. */
  readonly index: number;
  readonly description?: string | undefined;
  readonly deleteOnTermination: boolean;
  /** The interface that it is to be, if there is one already. */
  readonly note?: InterfaceNote | undefined;
}

/** Interfaces that are there already, by their place in the request. */
export type Existing = ReadonlyMap<number, InterfaceNote>;

const NO_IPV6 = refused("addresses of version 6 come from the network");

export const interfaceRules: Rules<InstanceNetworkInterfaceSpecification> = {
  SubnetId: honoured,
  Groups: honoured,
  PrivateIpAddress: honoured,
  DeviceIndex: honoured,
  AssociatePublicIpAddress: honoured,
  DeleteOnTermination: honoured,
  Description: honoured,
  NetworkInterfaceId: honoured,
  PrivateIpAddresses: honoured,
  SecondaryPrivateIpAddressCount: honoured,
  InterfaceType: refused("CloudStack has one type of nic", "interface"),
  NetworkCardIndex: refused("instances have one network card", 0),
  AssociateCarrierIpAddress: refused("there are no carrier networks", false),
  Ipv6AddressCount: NO_IPV6,
  Ipv6Addresses: NO_IPV6,
  Ipv4Prefixes: refused("CloudStack delegates no prefixes"),
  Ipv4PrefixCount: refused("CloudStack delegates no prefixes"),
  Ipv6Prefixes: NO_IPV6,
  Ipv6PrefixCount: NO_IPV6,
  PrimaryIpv6: refused("addresses of version 6 come from the network", false),
  EnaSrdSpecification: refused("CloudStack has no ENA"),
  ConnectionTrackingSpecification: refused("CloudStack does not set how connections are tracked"),
  EnaQueueCount: refused("CloudStack has no ENA"),
};

/** What the values alone rule out. @throws Ec2Error InvalidParameterCombination */
export function checkInterfaces(input: RunInstancesRequest): void {
  const { NetworkInterfaces: interfaces, SubnetId, SecurityGroupIds, SecurityGroups, PrivateIpAddress } = input;
  const elsewhere = SubnetId ?? SecurityGroupIds ?? SecurityGroups ?? PrivateIpAddress;
  if (interfaces && elsewhere !== undefined) {
    throw combination("Network interfaces and an instance-level subnet, address or security groups exclude each other");
  }
  const addresses = wantedNics(input).flatMap(({ address, further }) => [address, ...further]);
  if (input.MaxCount > 1 && addresses.some((address) => address !== undefined)) {
    throw combination("Several instances can't have the same private address");
  }
  const indices = (interfaces ?? []).map(({ DeviceIndex }, i) => DeviceIndex ?? i);
  if (new Set(indices).size !== indices.length)
    throw combination("Each network interface needs a DeviceIndex of its own");
  for (const one of interfaces ?? []) checkExisting(one, input.MaxCount);
  if ((interfaces?.length ?? 0) > 1 && interfaces?.some(({ AssociatePublicIpAddress }) => AssociatePublicIpAddress)) {
    throw combination("AssociatePublicIpAddress can't be used with several network interfaces");
  }
}

/** What an interface has already can't be asked for again, and it is one instance's. */
function checkExisting(specification: InstanceNetworkInterfaceSpecification, count: number): void {
  const { NetworkInterfaceId: id, SubnetId, Groups, PrivateIpAddress, Description } = specification;
  const { PrivateIpAddresses: addresses, SecondaryPrivateIpAddressCount: further } = specification;
  if (id === undefined) return;
  if (count > 1) throw combination(`The network interface '${id}' can't be attached to several instances`);
  const own = SubnetId ?? Groups ?? PrivateIpAddress ?? addresses ?? further ?? Description;
  const more = own ?? specification.AssociatePublicIpAddress;
  if (more !== undefined) {
    throw combination(`The network interface '${id}' has its subnet, address, groups and description already`);
  }
}

/** In the order of their devices; at least one. */
export function wantedNics(input: RunInstancesRequest, existing: Existing = new Map()): readonly WantedNic[] {
  const { NetworkInterfaces: interfaces = [], SubnetId: subnetId, PrivateIpAddress: address } = input;
  if (interfaces.length === 0) return [{ subnetId, address, further: [], index: 0, deleteOnTermination: true }];
  return interfaces
    .map((nic, i): WantedNic => {
      const note = existing.get(i);
      return {
        subnetId: nic.SubnetId,
        ...addressesOf(nic),
        index: nic.DeviceIndex ?? i,
        description: nic.Description,
        // EC2's own defaults: what came before the instance outlasts it.
        deleteOnTermination: nic.DeleteOnTermination ?? note === undefined,
        note,
      };
    })
    .sort((a, b) => a.index - b.index);
}

/** @throws Ec2Error InvalidParameterCombination for two first addresses, and for further ones by name and by number */
function addressesOf(specification: InstanceNetworkInterfaceSpecification): Pick<WantedNic, "address" | "further"> {
  const { PrivateIpAddress, PrivateIpAddresses: list = [], SecondaryPrivateIpAddressCount: count } = specification;
  const named = list.filter(({ Primary }) => !Primary).map((one) => one.PrivateIpAddress);
  const first = [PrivateIpAddress, ...list.filter(({ Primary }) => Primary).map((one) => one.PrivateIpAddress)];
  const [address, ...others] = first.filter((one) => one !== undefined);
  if (others.length > 0) throw combination("A network interface has one primary private address");
  if (named.length > 0 && count !== undefined) {
    throw combination("Give either secondary private addresses or a number of them");
  }
  return { address, further: count === undefined ? named : Array.from({ length: count }, () => undefined) };
}

/** The groups asked for; CloudStack has them by machine, not by nic. */
export function wantedGroups(input: RunInstancesRequest): {
  readonly ids: readonly string[];
  readonly names: readonly string[];
} {
  const onNics = (input.NetworkInterfaces ?? []).flatMap(({ Groups = [] }) => Groups);
  return { ids: [...new Set([...(input.SecurityGroupIds ?? []), ...onNics])], names: input.SecurityGroups ?? [] };
}

const combination = (message: string) => new Ec2Error("InvalidParameterCombination", message);
