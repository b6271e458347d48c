import type {
  Instance,
  InstanceMetadataOptionsResponse,
  InstanceNetworkInterface,
  PrivateDnsNameOptionsResponse,
} from "../../model/types.generated";
import { type Extractor, type FilterTable, findNothing, operatorFilters, tagFilters } from "../filters";

/** An instance with what its reservation says, as DescribeInstances filters it. */
export interface Reserved {
  readonly reservationId: string;
  readonly owner: string;
  readonly instance: Instance;
}

const ofInstance =
  <T>(read: (instance: Instance) => T) =>
  ({ instance }: Reserved): T =>
    read(instance);
const ofInterfaces =
  <T>(read: (nic: InstanceNetworkInterface) => T) =>
  ({ instance: { NetworkInterfaces = [] } }: Reserved): T[] =>
    NetworkInterfaces.map(read);
const ofAddresses = (read: "Primary" | "PrivateDnsName" | "PrivateIpAddress") =>
  ofInstance(({ NetworkInterfaces = [] }) =>
    NetworkInterfaces.flatMap(({ PrivateIpAddresses = [] }) => PrivateIpAddresses.map((address) => address[read])),
  );
const ofIpv6 = (read: "Ipv6Address" | "IsPrimaryIpv6") =>
  ofInstance(({ NetworkInterfaces = [] }) =>
    NetworkInterfaces.flatMap(({ Ipv6Addresses = [] }) => Ipv6Addresses.map((address) => address[read])),
  );
const ofGroups = (read: "GroupId" | "GroupName") =>
  ofInstance(({ SecurityGroups = [] }) => SecurityGroups.map((group) => group[read]));
const ofVolumes = (read: "VolumeId" | "Status" | "DeleteOnTermination" | "AttachTime") =>
  ofInstance(({ BlockDeviceMappings = [] }) => BlockDeviceMappings.map(({ Ebs }) => Ebs?.[read]));
const ofMetadata = (read: keyof InstanceMetadataOptionsResponse) =>
  ofInstance(({ MetadataOptions }) => MetadataOptions?.[read]);
const ofNames = (read: keyof PrivateDnsNameOptionsResponse) =>
  ofInstance(({ PrivateDnsNameOptions }) => PrivateDnsNameOptions?.[read]);
const ofTags = Object.fromEntries(
  Object.entries(tagFilters).map(([name, extract]): [string, Extractor<Reserved>] => [
    name,
    ({ instance }, key) => extract(instance, key),
  ]),
);

const NEVER = findNothing(
  "affinity",
  "boot-mode",
  "capacity-reservation-id",
  "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id",
  "capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn",
  "current-instance-boot-mode",
  "host-id",
  "iam-instance-profile.arn",
  "iam-instance-profile.id",
  "iam-instance-profile.name",
  "instance-lifecycle",
  "kernel-id",
  "metadata-options.http-protocol-ipv4",
  "network-interface.addresses.association.allocation-id",
  "network-interface.addresses.association.association-id",
  "network-interface.addresses.association.carrier-ip",
  "network-interface.addresses.association.customer-owned-ip",
  "network-interface.association.allocation-id",
  "network-interface.association.association-id",
  "network-interface.association.carrier-ip",
  "network-interface.association.customer-owned-ip",
  "network-interface.deny-all-igw-traffic",
  "network-interface.ipv4-prefixes.ipv4-prefix",
  "network-interface.ipv6-native",
  "network-interface.ipv6-prefixes.ipv6-prefix",
  "network-interface.operator.principal",
  "network-interface.outpost-arn",
  "network-interface.public-dns-name",
  "network-interface.requester-id",
  "network-interface.tag-key",
  "network-interface.tag-value",
  "network-performance-options.bandwidth-weighting",
  "outpost-arn",
  "placement-partition-number",
  "product-code",
  "product-code.type",
  "ramdisk-id",
  "requester-id",
  "spot-instance-request-id",
  "tpm-support",
  "usage-operation",
  "usage-operation-update-time",
);

/** DescribeInstances' filters, over what an instance shows. */
export const instanceFilters: FilterTable<Reserved> = {
  ...ofTags,
  ...NEVER,
  ...operatorFilters,
  architecture: ofInstance(({ Architecture }) => Architecture),
  "availability-zone": ofInstance(({ Placement }) => Placement?.AvailabilityZone),
  "availability-zone-id": ofInstance(({ Placement }) => Placement?.AvailabilityZoneId),
  "block-device-mapping.attach-time": ofVolumes("AttachTime"),
  "block-device-mapping.delete-on-termination": ofVolumes("DeleteOnTermination"),
  "block-device-mapping.device-name": ofInstance(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.map(({ DeviceName }) => DeviceName),
  ),
  "block-device-mapping.status": ofVolumes("Status"),
  "block-device-mapping.volume-id": ofVolumes("VolumeId"),
  "capacity-reservation-specification.capacity-reservation-preference": ofInstance(
    ({ CapacityReservationSpecification: reserved }) => reserved?.CapacityReservationPreference,
  ),
  "client-token": ofInstance(({ ClientToken }) => ClientToken),
  "dns-name": ofInstance(({ PublicDnsName }) => PublicDnsName),
  "ebs-optimized": ofInstance(({ EbsOptimized }) => EbsOptimized),
  "ena-support": ofInstance(({ EnaSupport }) => EnaSupport),
  "enclave-options.enabled": ofInstance(({ EnclaveOptions }) => EnclaveOptions?.Enabled),
  "group-id": ofGroups("GroupId"),
  "group-name": ofGroups("GroupName"),
  "hibernation-options.configured": ofInstance(({ HibernationOptions }) => HibernationOptions?.Configured),
  hypervisor: ofInstance(({ Hypervisor }) => Hypervisor),
  "image-id": ofInstance(({ ImageId }) => ImageId),
  "instance-id": ofInstance(({ InstanceId }) => InstanceId),
  "instance-state-code": ofInstance(({ State }) => State?.Code),
  "instance-state-name": ofInstance(({ State }) => State?.Name),
  "instance-type": ofInstance(({ InstanceType }) => InstanceType),
  "instance.group-id": ofGroups("GroupId"),
  "instance.group-name": ofGroups("GroupName"),
  "ipv6-address": ofInstance(({ Ipv6Address }) => Ipv6Address),
  "network-interface.ipv6-address": ofIpv6("Ipv6Address"),
  "network-interface.ipv6-addresses.ipv6-address": ofIpv6("Ipv6Address"),
  "network-interface.ipv6-addresses.is-primary-ipv6": ofIpv6("IsPrimaryIpv6"),
  "ip-address": ofInstance(({ PublicIpAddress }) => PublicIpAddress),
  "key-name": ofInstance(({ KeyName }) => KeyName),
  "launch-index": ofInstance(({ AmiLaunchIndex }) => AmiLaunchIndex),
  "launch-time": ofInstance(({ LaunchTime }) => LaunchTime),
  "maintenance-options.auto-recovery": ofInstance(({ MaintenanceOptions }) => MaintenanceOptions?.AutoRecovery),
  "metadata-options.http-endpoint": ofMetadata("HttpEndpoint"),
  "metadata-options.http-protocol-ipv6": ofMetadata("HttpProtocolIpv6"),
  "metadata-options.http-put-response-hop-limit": ofMetadata("HttpPutResponseHopLimit"),
  "metadata-options.http-tokens": ofMetadata("HttpTokens"),
  "metadata-options.instance-metadata-tags": ofMetadata("InstanceMetadataTags"),
  "metadata-options.state": ofMetadata("State"),
  "monitoring-state": ofInstance(({ Monitoring }) => Monitoring?.State),
  "network-interface.addresses.association.ip-owner-id": ofInterfaces(({ Association }) => Association?.IpOwnerId),
  "network-interface.addresses.association.public-dns-name": ofInterfaces(
    ({ Association }) => Association?.PublicDnsName,
  ),
  "network-interface.addresses.association.public-ip": ofInterfaces(({ Association }) => Association?.PublicIp),
  "network-interface.addresses.primary": ofAddresses("Primary"),
  "network-interface.addresses.private-dns-name": ofAddresses("PrivateDnsName"),
  "network-interface.addresses.private-ip-address": ofAddresses("PrivateIpAddress"),
  "network-interface.association.ip-owner-id": ofInterfaces(({ Association }) => Association?.IpOwnerId),
  "network-interface.association.public-dns-name": ofInterfaces(({ Association }) => Association?.PublicDnsName),
  "network-interface.association.public-ip": ofInterfaces(({ Association }) => Association?.PublicIp),
  "network-interface.attachment.attachment-id": ofInterfaces(({ Attachment }) => Attachment?.AttachmentId),
  "network-interface.attachment.attach-time": ofInterfaces(({ Attachment }) => Attachment?.AttachTime),
  "network-interface.attachment.delete-on-termination": ofInterfaces(
    ({ Attachment }) => Attachment?.DeleteOnTermination,
  ),
  "network-interface.attachment.device-index": ofInterfaces(({ Attachment }) => Attachment?.DeviceIndex),
  "network-interface.attachment.instance-id": ({ instance: { InstanceId, NetworkInterfaces = [] } }) =>
    NetworkInterfaces.map(() => InstanceId),
  "network-interface.attachment.instance-owner-id": ofInterfaces(({ OwnerId }) => OwnerId),
  "network-interface.attachment.network-card-index": ofInterfaces(({ Attachment }) => Attachment?.NetworkCardIndex),
  "network-interface.attachment.status": ofInterfaces(({ Attachment }) => Attachment?.Status),
  "network-interface.availability-zone": ofInstance(({ Placement }) => Placement?.AvailabilityZone),
  "network-interface.description": ofInterfaces(({ Description }) => Description),
  "network-interface.group-id": ofGroups("GroupId"),
  "network-interface.group-name": ofGroups("GroupName"),
  "network-interface.mac-address": ofInterfaces(({ MacAddress }) => MacAddress),
  "network-interface.network-interface-id": ofInterfaces(({ NetworkInterfaceId }) => NetworkInterfaceId),
  "network-interface.operator.managed": ofInterfaces(() => false),
  "network-interface.owner-id": ofInterfaces(({ OwnerId }) => OwnerId),
  "network-interface.private-dns-name": ofInterfaces(({ PrivateDnsName }) => PrivateDnsName),
  "network-interface.private-ip-address": ofInterfaces(({ PrivateIpAddress }) => PrivateIpAddress),
  "network-interface.requester-managed": ofInterfaces(() => false),
  "network-interface.source-dest-check": ofInterfaces(({ SourceDestCheck }) => SourceDestCheck),
  "network-interface.status": ofInterfaces(({ Status }) => Status),
  "network-interface.subnet-id": ofInterfaces(({ SubnetId }) => SubnetId),
  "network-interface.vpc-id": ofInterfaces(({ VpcId }) => VpcId),
  "owner-id": ({ owner }) => owner,
  "placement-group-name": ofInstance(({ Placement }) => Placement?.GroupName),
  platform: ofInstance(({ Platform }) => Platform),
  "platform-details": ofInstance(({ PlatformDetails }) => PlatformDetails),
  "private-dns-name": ofInstance(({ PrivateDnsName }) => PrivateDnsName),
  "private-dns-name-options.enable-resource-name-dns-a-record": ofNames("EnableResourceNameDnsARecord"),
  "private-dns-name-options.enable-resource-name-dns-aaaa-record": ofNames("EnableResourceNameDnsAAAARecord"),
  "private-dns-name-options.hostname-type": ofNames("HostnameType"),
  "private-ip-address": ofInstance(({ PrivateIpAddress }) => PrivateIpAddress),
  reason: ofInstance(({ StateTransitionReason }) => StateTransitionReason),
  "reservation-id": ({ reservationId }) => reservationId,
  "root-device-name": ofInstance(({ RootDeviceName }) => RootDeviceName),
  "root-device-type": ofInstance(({ RootDeviceType }) => RootDeviceType),
  "source-dest-check": ofInstance(({ SourceDestCheck }) => SourceDestCheck),
  "state-reason-code": ofInstance(({ StateReason }) => StateReason?.Code),
  "state-reason-message": ofInstance(({ StateReason }) => StateReason?.Message),
  "subnet-id": ofInstance(({ SubnetId }) => SubnetId),
  tenancy: ofInstance(({ Placement }) => Placement?.Tenancy),
  "virtualization-type": ofInstance(({ VirtualizationType }) => VirtualizationType),
  "vpc-id": ofInstance(({ VpcId }) => VpcId),
};
