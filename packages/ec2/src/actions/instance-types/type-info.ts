import type { FilterTable } from "../../map/filters";
import type { InstanceType } from "../../map/instance-types";
import type { InstanceTypeInfo } from "../../model/types.generated";

/** What CloudStack says of an offering, and what holds for all of its virtual machines. */
export function instanceTypeInfo({ name, offering, size }: InstanceType): InstanceTypeInfo {
  const vcpus = size?.cpuNumber ?? offering.cpunumber;
  const mhz = size?.cpuSpeed ?? offering.cpuspeed;
  return {
    InstanceType: name,
    CurrentGeneration: true,
    FreeTierEligible: false,
    SupportedUsageClasses: ["on-demand"],
    SupportedRootDeviceTypes: ["ebs"],
    SupportedVirtualizationTypes: ["hvm"],
    BareMetal: false,
    ProcessorInfo: {
      SupportedArchitectures: ["x86_64"],
      SustainedClockSpeedInGhz: mhz === undefined ? undefined : mhz / 1000,
    },
    VCpuInfo: {
      DefaultVCpus: vcpus,
      DefaultCores: vcpus,
      DefaultThreadsPerCore: 1,
      ValidThreadsPerCore: [1],
    },
    MemoryInfo: { SizeInMiB: size?.memory ?? offering.memory },
    InstanceStorageSupported: false,
    EbsInfo: { EbsOptimizedSupport: "unsupported", EncryptionSupport: "unsupported", NvmeSupport: "unsupported" },
    NetworkInfo: {
      // Mbit/s, as the offering limits it.
      NetworkPerformance: offering.networkrate === undefined ? undefined : `${offering.networkrate / 1000} Gigabit`,
      EnaSupport: "unsupported",
      EfaSupported: false,
      Ipv6Supported: false,
    },
    PlacementGroupInfo: { SupportedStrategies: ["cluster", "spread"] },
    HibernationSupported: false,
    BurstablePerformanceSupported: false,
    DedicatedHostsSupported: false,
    AutoRecoverySupported: offering.offerha ?? false,
    SupportedBootModes: ["legacy-bios", "uefi"],
    NitroEnclavesSupport: "unsupported",
    NitroTpmSupport: "unsupported",
    ...(offering.gpucardname !== undefined && {
      GpuInfo: { Gpus: [{ Name: offering.gpucardname, Count: offering.gpucount ?? 1 }] },
    }),
  };
}

export const instanceTypeFilters: FilterTable<InstanceTypeInfo> = {
  "auto-recovery-supported": (type) => type.AutoRecoverySupported,
  "bare-metal": (type) => type.BareMetal,
  "burstable-performance-supported": (type) => type.BurstablePerformanceSupported,
  "current-generation": (type) => type.CurrentGeneration,
  "dedicated-hosts-supported": (type) => type.DedicatedHostsSupported,
  "ebs-info.ebs-optimized-support": (type) => type.EbsInfo?.EbsOptimizedSupport,
  "ebs-info.encryption-support": (type) => type.EbsInfo?.EncryptionSupport,
  "ebs-info.nvme-support": (type) => type.EbsInfo?.NvmeSupport,
  "free-tier-eligible": (type) => type.FreeTierEligible,
  "hibernation-supported": (type) => type.HibernationSupported,
  hypervisor: (type) => type.Hypervisor,
  "instance-storage-supported": (type) => type.InstanceStorageSupported,
  "instance-type": (type) => type.InstanceType,
  "memory-info.size-in-mib": (type) => type.MemoryInfo?.SizeInMiB,
  "network-info.efa-supported": (type) => type.NetworkInfo?.EfaSupported,
  "network-info.ena-support": (type) => type.NetworkInfo?.EnaSupport,
  "network-info.ipv6-supported": (type) => type.NetworkInfo?.Ipv6Supported,
  "network-info.network-performance": (type) => type.NetworkInfo?.NetworkPerformance,
  "nitro-enclaves-support": (type) => type.NitroEnclavesSupport,
  "nitro-tpm-support": (type) => type.NitroTpmSupport,
  "processor-info.supported-architecture": (type) => type.ProcessorInfo?.SupportedArchitectures,
  "processor-info.sustained-clock-speed-in-ghz": (type) => type.ProcessorInfo?.SustainedClockSpeedInGhz,
  "supported-boot-mode": (type) => type.SupportedBootModes,
  "supported-root-device-type": (type) => type.SupportedRootDeviceTypes,
  "supported-usage-class": (type) => type.SupportedUsageClasses,
  "supported-virtualization-type": (type) => type.SupportedVirtualizationTypes,
  "vcpu-info.default-cores": (type) => type.VCpuInfo?.DefaultCores,
  "vcpu-info.default-threads-per-core": (type) => type.VCpuInfo?.DefaultThreadsPerCore,
  "vcpu-info.default-vcpus": (type) => type.VCpuInfo?.DefaultVCpus,
  "vcpu-info.valid-threads-per-core": (type) => type.VCpuInfo?.ValidThreadsPerCore,
};
