import type { RunInstancesRequest } from "../../../model/types.generated";
import { honoured, ignored, type Rules, refused } from "../../../rules";
import { diskRules } from "./disks";
import { interfaceRules } from "./interfaces";

const NO_IPV6 = refused("addresses of version 6 come from the network");
const NO_HOSTS = refused("CloudStack chooses the host");

/** What becomes of each of RunInstances' parameters. */
export const runRules: Rules<RunInstancesRequest> = {
  ImageId: honoured,
  InstanceType: honoured,
  MinCount: honoured,
  MaxCount: honoured,
  KeyName: honoured,
  UserData: honoured,
  ClientToken: honoured,
  SecurityGroupIds: honoured,
  SecurityGroups: honoured,
  SubnetId: honoured,
  PrivateIpAddress: honoured,
  NetworkInterfaces: interfaceRules,
  BlockDeviceMappings: diskRules,
  TagSpecifications: honoured,
  DisableApiTermination: honoured,
  Monitoring: { Enabled: honoured, MetricCategoryIds: refused("CloudStack has one set of metrics") },
  Placement: {
    AvailabilityZone: honoured,
    AvailabilityZoneId: honoured,
    GroupName: honoured,
    GroupId: honoured,
    Tenancy: refused("CloudStack shares its hosts", "default"),
    Affinity: NO_HOSTS,
    HostId: NO_HOSTS,
    HostResourceGroupArn: NO_HOSTS,
    PartitionNumber: refused("affinity groups have no partitions"),
    SpreadDomain: refused("EC2 reserves it"),
  },
  InstanceInitiatedShutdownBehavior: refused("CloudStack stops an instance that shuts itself down", "stop"),
  DisableApiStop: refused("CloudStack protects instances from being destroyed only", false),
  EbsOptimized: refused("CloudStack has no storage bandwidth of an instance's own", false),
  HibernationOptions: { Configured: refused("CloudStack does not hibernate instances", false) },
  CreditSpecification: ignored("the service offering says whether CPU use is capped; Terraform sends it for t types"),
  CpuOptions: refused("a customizable service offering takes CPUs and memory in the type: custom.4-8192"),
  MetadataOptions: {
    HttpEndpoint: refused("CloudStack's metadata can't be turned off", "enabled"),
    HttpTokens: refused("CloudStack's metadata is read without tokens", "optional"),
    HttpPutResponseHopLimit: ignored("it limits tokens, and there are none"),
    HttpProtocolIpv6: refused("CloudStack's metadata has no address of version 6", "disabled"),
    InstanceMetadataTags: refused("CloudStack's metadata has no tags", "disabled"),
  },
  MaintenanceOptions: { AutoRecovery: refused("the service offering says whether instances recover", "default") },
  EnclaveOptions: { Enabled: refused("CloudStack has no enclaves", false) },
  PrivateDnsNameOptions: {
    HostnameType: refused("CloudStack names instances by itself", "ip-name"),
    EnableResourceNameDnsARecord: refused("CloudStack names instances by itself", false),
    EnableResourceNameDnsAAAARecord: refused("CloudStack names instances by itself", false),
  },
  CapacityReservationSpecification: {
    CapacityReservationPreference: ignored("there are no capacity reservations to prefer"),
    CapacityReservationTarget: refused("CloudStack reserves no capacity"),
  },
  NetworkPerformanceOptions: { BandwidthWeighting: refused("the network offering sets bandwidth", "default") },
  KernelId: refused("images boot by themselves"),
  RamdiskId: refused("images boot by themselves"),
  AdditionalInfo: ignored("reserved by EC2, without a meaning"),
  IamInstanceProfile: refused("CloudStack gives instances no credentials"),
  InstanceMarketOptions: refused("CloudStack has no spot market"),
  LaunchTemplate: refused("CloudStack has no launch templates"),
  LicenseSpecifications: refused("CloudStack manages no licences"),
  ElasticGpuSpecification: refused("GPUs come with the service offering"),
  ElasticInferenceAccelerators: refused("GPUs come with the service offering"),
  SecondaryInterfaces: refused("name further interfaces in NetworkInterface"),
  Operator: refused("instances have no operator but the caller"),
  Ipv6AddressCount: NO_IPV6,
  Ipv6Addresses: NO_IPV6,
  EnablePrimaryIpv6: refused("addresses of version 6 come from the network", false),
};
