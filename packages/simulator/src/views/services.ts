import capabilities from "../fixture/capabilities.json";
import type { Services } from "../state/records";

interface Capability {
  readonly name: string;
  readonly value: string;
  /** Offerings may choose it; networks say so, offerings always say no. */
  readonly choosable?: boolean;
}

const OF_NETWORKS: Readonly<Record<string, readonly Capability[]>> = capabilities;

const autoscaling = (value: string): readonly Capability[] => [
  { name: "SupportedLBIsolation", value: "dedicated" },
  { name: "ElasticLb", value: "false" },
  { name: "InlineMode", value: "false" },
  { name: "VmAutoScaling", value },
];

/** Capabilities that network offerings list: by service and provider, else by service. */
const OF_OFFERINGS: Readonly<Record<string, readonly Capability[]>> = {
  Lb: autoscaling("true"),
  "Lb/InternalLbVm": autoscaling("false"),
  "Lb/Nsx": autoscaling("false"),
  "Lb/Netscaler": [
    { name: "SupportedLBIsolation", value: "shared" },
    { name: "ElasticLb", value: "true" },
    { name: "InlineMode", value: "false" },
    { name: "VmAutoScaling", value: "true" },
  ],
  StaticNat: [
    { name: "ElasticIp", value: "false" },
    { name: "AssociatePublicIP", value: "true" },
  ],
  "StaticNat/Netscaler": [
    { name: "ElasticIp", value: "true" },
    { name: "AssociatePublicIP", value: "true" },
  ],
  SourceNat: [
    { name: "SupportedSourceNatTypes", value: "peraccount" },
    { name: "RedundantRouter", value: "false" },
  ],
};

type Service = Services[number];

const providers = (service: Service) => service.providers.map((name) => ({ name }));

const capabilitiesOf = (table: Readonly<Record<string, readonly Capability[]>>, { name, providers }: Service) =>
  table[`${name}/${providers[0]}`] ?? table[name];

const shown = ({ name, value, choosable = false }: Capability) => ({
  name,
  value,
  canchooseservicecapability: choosable,
});

/** As networks list their services: each with its capabilities, if only an empty list. */
export const networkServices = (services: Services) =>
  services.map((service) => ({
    name: service.name,
    provider: providers(service),
    capability: (capabilitiesOf(OF_NETWORKS, service) ?? []).map(shown),
  }));

/** As network offerings list theirs: capabilities only where there are any. */
export const offeringServices = (services: Services) =>
  services.map((service) => {
    const capability = capabilitiesOf(OF_OFFERINGS, service);
    return {
      name: service.name,
      provider: providers(service),
      ...(capability && { capability: capability.map((one) => shown({ ...one, choosable: false })) }),
    };
  });

/** As VPCs and their offerings list theirs: names only. */
export const vpcServices = (services: Services) =>
  services.map((service) => ({ name: service.name, provider: providers(service) }));
