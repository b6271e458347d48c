import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Instance } from "../../model/types.generated";

/**
 * What EC2 lets clients choose and CloudStack doesn't: the values that RunInstances takes without complaint. Terraform
 * reads them back, and would change or replace an instance that does not show what was asked for.
 */
export const SETTLED = {
  CapacityReservationSpecification: { CapacityReservationPreference: "open" },
  EnclaveOptions: { Enabled: false },
  HibernationOptions: { Configured: false },
  MaintenanceOptions: { AutoRecovery: "default" },
  MetadataOptions: {
    State: "applied",
    HttpTokens: "optional",
    HttpPutResponseHopLimit: 1,
    HttpEndpoint: "enabled",
    HttpProtocolIpv6: "disabled",
    InstanceMetadataTags: "disabled",
  },
  PrivateDnsNameOptions: {
    HostnameType: "ip-name",
    EnableResourceNameDnsARecord: false,
    EnableResourceNameDnsAAAARecord: false,
  },
} as const satisfies Partial<Instance>;

/** CloudStack's CPUs have no threads of their own. */
export const cpusOf = ({ cpunumber }: VirtualMachine): Instance["CpuOptions"] =>
  cpunumber === undefined ? undefined : { CoreCount: cpunumber, ThreadsPerCore: 1 };
