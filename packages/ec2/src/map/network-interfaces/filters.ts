import type { NetworkInterface, NetworkInterfacePrivateIpAddress } from "../../model/types.generated";
import { type FilterTable, type FilterValue, operatorFilters } from "../filters";

const addresses = (of: (address: NetworkInterfacePrivateIpAddress) => FilterValue) => (nic: NetworkInterface) =>
  (nic.PrivateIpAddresses ?? []).map(of);

const nothing = () => [];

export const interfaceFilters: FilterTable<NetworkInterface> = {
  "addresses.association.owner-id": addresses(({ Association }) => Association?.IpOwnerId),
  "addresses.association.public-ip": addresses(({ Association }) => Association?.PublicIp),
  "addresses.primary": addresses(({ Primary }) => Primary),
  "addresses.private-ip-address": addresses(({ PrivateIpAddress }) => PrivateIpAddress),
  "association.allocation-id": ({ Association }) => Association?.AllocationId,
  "association.association-id": ({ Association }) => Association?.AssociationId,
  "association.ip-owner-id": ({ Association }) => Association?.IpOwnerId,
  "association.public-dns-name": ({ Association }) => Association?.PublicDnsName,
  "association.public-ip": ({ Association }) => Association?.PublicIp,
  "attachment.attach-time": ({ Attachment }) => Attachment?.AttachTime,
  "attachment.attachment-id": ({ Attachment }) => Attachment?.AttachmentId,
  "attachment.delete-on-termination": ({ Attachment }) => Attachment?.DeleteOnTermination,
  "attachment.device-index": ({ Attachment }) => Attachment?.DeviceIndex,
  "attachment.instance-id": ({ Attachment }) => Attachment?.InstanceId,
  "attachment.instance-owner-id": ({ Attachment }) => Attachment?.InstanceOwnerId,
  "attachment.status": ({ Attachment }) => Attachment?.Status,
  "availability-zone": ({ AvailabilityZone }) => AvailabilityZone,
  "availability-zone-id": ({ AvailabilityZoneId }) => AvailabilityZoneId,
  description: ({ Description }) => Description,
  "group-id": ({ Groups = [] }) => Groups.map(({ GroupId }) => GroupId),
  "group-name": ({ Groups = [] }) => Groups.map(({ GroupName }) => GroupName),
  "interface-type": ({ InterfaceType }) => InterfaceType,
  "ipv6-addresses.ipv6-address": ({ Ipv6Addresses = [] }) => Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address),
  "mac-address": ({ MacAddress }) => MacAddress,
  "network-interface-id": ({ NetworkInterfaceId }) => NetworkInterfaceId,
  "owner-id": ({ OwnerId }) => OwnerId,
  "private-dns-name": ({ PrivateDnsName }) => PrivateDnsName,
  "private-ip-address": ({ PrivateIpAddress }) => PrivateIpAddress,
  "requester-id": nothing,
  "requester-managed": ({ RequesterManaged }) => RequesterManaged,
  "source-dest-check": ({ SourceDestCheck }) => SourceDestCheck,
  status: ({ Status }) => Status,
  "subnet-id": ({ SubnetId }) => SubnetId,
  "vpc-id": ({ VpcId }) => VpcId,
  ...operatorFilters,
  "tag:*": ({ TagSet = [] }, key) => TagSet.filter((tag) => tag.Key === key).map(({ Value }) => Value),
  "tag-key": ({ TagSet = [] }) => TagSet.map(({ Key }) => Key),
  "tag-value": ({ TagSet = [] }) => TagSet.map(({ Value }) => Value),
};
