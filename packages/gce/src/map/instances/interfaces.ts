import type { Network, Nic, VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { AccessConfig, NetworkInterface } from "../../model/types.generated";
import { fingerprint } from "../../support/hash";
import { hasSecurityGroups, nicNetworkNames } from "../guest-networks";
import type { Zone } from "../zones";

/** The name that clients give the one access config of an interface. */
export const ACCESS_CONFIG = "external-nat";

/** The interfaces of an instance, nic0 being the default one. */
export function networkInterfaces(
  machine: VirtualMachine,
  zone: Zone,
  networks: readonly Network[],
  { links }: Pick<Context, "links">,
): NetworkInterface[] {
  const nics = [...(machine.nic ?? [])].sort((a, b) => Number(b.isdefault ?? false) - Number(a.isdefault ?? false));
  return nics.map((nic, index) => {
    const { network, subnetwork } = nicNetworkNames(nic, zone, networks);
    return {
      kind: "compute#networkInterface",
      name: `nic${index}`,
      network: links.global("networks", network),
      subnetwork: links.regional(zone.region, "subnetworks", subnetwork),
      networkIP: nic.ipaddress,
      stackType: "IPV4_ONLY",
      fingerprint: fingerprint([nic.id, nic.ipaddress]),
      ...accessConfigs(machine, nic, zone, index),
    };
  });
}

/**
 * The address that a machine is reached at from outside: its static NAT address. In zones with security groups guests have
 * addresses of the zone's own network and nothing is translated: the same address is shown as external.
 */
function accessConfigs(
  { publicip }: VirtualMachine,
  { ipaddress }: Nic,
  zone: Zone,
  index: number,
): { readonly accessConfigs?: readonly AccessConfig[] } {
  const natIP = hasSecurityGroups(zone) ? ipaddress : publicip;
  if (natIP === undefined || index > 0) return {};
  const config = {
    kind: "compute#accessConfig",
    type: "ONE_TO_ONE_NAT",
    name: ACCESS_CONFIG,
    natIP,
    networkTier: "PREMIUM",
  };
  return { accessConfigs: [config] };
}
