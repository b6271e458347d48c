import type { InstanceNetworkInterfaceSpecification, RunInstancesRequest } from "../../../model/types.generated";
import { honoured, ignored, type Rules, refused } from "../../../rules";
import { Ec2Error } from "../../../wire/error";

/** A nic that the request asks for, however it says so. */
export interface WantedNic {
  readonly subnetId?: string | undefined;
  readonly address?: string | undefined;
}

const NO_IPV6 = refused("addresses of version 6 come from the network");

export const interfaceRules: Rules<InstanceNetworkInterfaceSpecification> = {
  SubnetId: honoured,
  Groups: honoured,
  PrivateIpAddress: honoured,
  DeviceIndex: honoured,
  AssociatePublicIpAddress: honoured,
  DeleteOnTermination: refused("CloudStack's nics end with their instance", true),
  Description: ignored("an interface is described by its network"),
  NetworkInterfaceId: refused("CloudStack makes nics with their instance"),
  PrivateIpAddresses: refused("assign further addresses with AssignPrivateIpAddresses"),
  SecondaryPrivateIpAddressCount: refused("assign further addresses with AssignPrivateIpAddresses", 0),
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
  if (input.MaxCount > 1 && wantedNics(input).some(({ address }) => address !== undefined)) {
    throw combination("Several instances can't have the same private address");
  }
  const indices = (interfaces ?? []).map(({ DeviceIndex }, i) => DeviceIndex ?? i);
  if (new Set(indices).size !== indices.length)
    throw combination("Each network interface needs a DeviceIndex of its own");
  if ((interfaces?.length ?? 0) > 1 && interfaces?.some(({ AssociatePublicIpAddress }) => AssociatePublicIpAddress)) {
    throw combination("AssociatePublicIpAddress can't be used with several network interfaces");
  }
}

/** In the order of their devices; at least one. */
export function wantedNics(input: RunInstancesRequest): readonly WantedNic[] {
  const { NetworkInterfaces: interfaces = [], SubnetId: subnetId, PrivateIpAddress: address } = input;
  if (interfaces.length === 0) return [{ subnetId, address }];
  return interfaces
    .map((nic, i) => ({ nic, index: nic.DeviceIndex ?? i }))
    .sort((a, b) => a.index - b.index)
    .map(({ nic }) => ({ subnetId: nic.SubnetId, address: nic.PrivateIpAddress }));
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
