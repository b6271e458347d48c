import type { ServiceOffering } from "@stackgate/cloudstack";
import type { InstanceType } from "../../map/instance-types";
import type { InstanceTypeInfo } from "../../model/types.generated";

/** Data devices sdb to sdp, without the CD-ROM's. */
const MOST_DATA_DISKS = 14;

/** What an offering says of its machines, in EC2's words. */
export function instanceTypeInfo({ name, offering, size }: InstanceType): InstanceTypeInfo {
  const cpus = size?.cpuNumber ?? offering.cpunumber ?? 1;
  const mhz = size?.cpuSpeed ?? offering.cpuspeed;
  return {
    InstanceType: name,
    CurrentGeneration: true,
    FreeTierEligible: false,
    SupportedUsageClasses: ["on-demand"],
    SupportedRootDeviceTypes: ["ebs"],
    SupportedVirtualizationTypes: ["hvm"],
    BareMetal: false,
    Hypervisor: "xen",
    ProcessorInfo: {
      SupportedArchitectures: ["x86_64"],
      SustainedClockSpeedInGhz: mhz === undefined ? undefined : mhz / 1000,
    },
    VCpuInfo: {
      DefaultVCpus: cpus,
      DefaultCores: cpus,
      DefaultThreadsPerCore: 1,
      ValidCores: [cpus],
      ValidThreadsPerCore: [1],
    },
    MemoryInfo: { SizeInMiB: size?.memory ?? offering.memory },
    InstanceStorageSupported: false,
    EbsInfo: {
      EbsOptimizedSupport: "unsupported",
      EncryptionSupport: offering.encryptroot ? "supported" : "unsupported",
      NvmeSupport: "unsupported",
      MaximumEbsAttachments: MOST_DATA_DISKS + 1,
      AttachmentLimitType: "dedicated",
    },
    NetworkInfo: {
      NetworkPerformance: networkPerformance(offering),
      EnaSupport: "unsupported",
      EfaSupported: false,
      EncryptionInTransitSupported: false,
      Ipv6Supported: true,
      MaximumNetworkCards: 1,
      DefaultNetworkCardIndex: 0,
    },
    ...gpus(offering),
    PlacementGroupInfo: { SupportedStrategies: ["cluster", "spread"] },
    HibernationSupported: false,
    // Terraform asks types that are burstable for their credits.
    BurstablePerformanceSupported: false,
    DedicatedHostsSupported: false,
    AutoRecoverySupported: offering.offerha ?? false,
    SupportedBootModes: ["legacy-bios"],
    NitroEnclavesSupport: "unsupported",
    NitroTpmSupport: "unsupported",
  };
}

/** CloudStack's rate is in Mbit/s; 0 and none stand for no limit of its own. */
const networkPerformance = ({ networkrate: rate }: ServiceOffering): string =>
  rate === undefined || rate <= 0 ? "Not limited" : rate < 1000 ? `${rate} Megabit` : `${rate / 1000} Gigabit`;

function gpus({
  gpucount: count,
  gpucardname: name,
  videoram: mib,
}: ServiceOffering): Pick<InstanceTypeInfo, "GpuInfo"> {
  if (count === undefined || count === 0) return {};
  const memory = mib === undefined ? {} : { MemoryInfo: { SizeInMiB: mib } };
  return {
    GpuInfo: {
      Gpus: [{ Name: name, Count: count, ...memory }],
      TotalGpuMemoryInMiB: mib === undefined ? undefined : mib * count,
    },
  };
}
