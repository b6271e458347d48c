import type { Network, ParametersOf, Zone } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { notFoundError } from "../../../map/ids";
import { pickedNetwork, subnetUuid } from "../../../map/networks/landscape";
import { askedZone, zoneName } from "../../../map/zones";
import type { RunInstancesRequest } from "../../../model/types.generated";
import { Ec2Error, invalidValue } from "../../../wire/error";
import type { WantedNic } from "./interfaces";

type Deploy = ParametersOf<"deployVirtualMachine">;

/** Where instances are to run. */
export interface Place {
  readonly zone: Zone;
  /** Those that the request or the configuration names; empty: CloudStack takes the zone's own. */
  readonly networks: readonly Network[];
  readonly deploy: Pick<Deploy, "zoneid" | "networkids" | "iptonetworklist" | "ipaddress" | "macaddress">;
}

type PlaceContext = Pick<Ec2Context, "cloud" | "ids" | "config">;

/** @throws Ec2Error for zones and subnets that don't exist or don't belong together, and where there are too many to choose from */
export async function findPlace(
  input: Pick<RunInstancesRequest, "Placement">,
  wanted: readonly WantedNic[],
  context: PlaceContext,
): Promise<Place> {
  const [networks, zones, placed] = await Promise.all([
    context.cloud.catalogue("listNetworks", {}),
    context.cloud.catalogue("listZones", {}),
    askedZone(input.Placement ?? {}, context),
  ]);
  const zoneOfSubnet = (subnetId = "") => zones.find(({ id }) => subnetId === context.ids.of("subnet", id));
  const named = placed ?? wanted.flatMap(({ subnetId }) => zoneOfSubnet(subnetId) ?? [])[0];
  // A zone's own default subnet is the network behind it, or whatever CloudStack makes: then as if none were named.
  const nics = wanted.map((nic) => {
    const zone = zoneOfSubnet(nic.subnetId);
    const picked = zone && pickedNetwork(zone.id, networks);
    return zone ? { ...nic, subnetId: picked && context.ids.of("subnet", picked.id) } : nic;
  });
  const asked = await Promise.all(nics.map(({ subnetId }) => namedNetwork(subnetId, networks, context)));
  const zone =
    named ??
    (await zoneOf(
      asked.find((network) => network !== undefined),
      context,
    ));
  for (const [i, network] of asked.entries()) {
    if (network && network.zoneid !== zone.id) {
      throw invalidValue(
        "SubnetId",
        nics[i]?.subnetId ?? "",
        `It is not in the zone '${zoneName(zone.name, context.config)}'.`,
      );
    }
  }
  const usual = asked.includes(undefined) ? usualNetwork(zone, networks, context) : undefined;
  const chosen = asked.map((network) => network ?? usual);
  return {
    zone,
    networks: chosen.flatMap((network) => network ?? []),
    deploy: { zoneid: zone.id, ...attachments(zone, nics, chosen) },
  };
}

async function namedNetwork(
  subnetId: string | undefined,
  networks: readonly Network[],
  { ids, cloud }: PlaceContext,
): Promise<Network | undefined> {
  if (subnetId === undefined) return undefined;
  const uuid = await ids.resolveOne("subnet", subnetId);
  const known = networks.find(({ id }) => id === uuid);
  // One that is not in the cached list may be new.
  const network = known ?? (await cloud.list("listNetworks", {})).find(({ id }) => id === uuid);
  if (!network) throw notFoundError("subnet", subnetId);
  return network;
}

/** The subnet's zone, or the first that takes instances. */
async function zoneOf(network: Network | undefined, { cloud }: PlaceContext): Promise<Zone> {
  const zones = await cloud.catalogue("listZones", {});
  const zone = network
    ? zones.find(({ id }) => id === network.zoneid)
    : zones.find(({ allocationstate }) => allocationstate !== "Disabled");
  if (!zone) throw new Ec2Error("InsufficientInstanceCapacity", "No zone of the cloud takes instances");
  return zone;
}

/**
 * The network of instances that name no subnet: the configured one. Zones with security groups have one of their own;
 * elsewhere it is the account's only one, and CloudStack makes one if there is none.
 */
function usualNetwork(zone: Zone, networks: readonly Network[], { config, ids }: PlaceContext): Network | undefined {
  const name = config.networks.get(zone.name);
  const here = networks.filter(({ zoneid }) => zoneid === zone.id);
  if (name !== undefined) {
    const configured = here.find((network) => network.id === name || network.name === name);
    if (configured) return configured;
  }
  if (zone.securitygroupsenabled) return undefined;
  const own = here.filter(({ type, vpcid }) => type === "Isolated" && vpcid === undefined);
  if (own.length <= 1) return own[0];
  const choices = own.map((network) => ids.of("subnet", subnetUuid(network, networks))).join(", ");
  throw new Ec2Error("MissingParameter", `The zone has several networks; name one of them as SubnetId: ${choices}`);
}

/** A basic zone has one network, and CloudStack refuses to hear its name. */
function attachments(zone: Zone, nics: readonly WantedNic[], networks: readonly (Network | undefined)[]) {
  const [first] = nics;
  const ids = networks.flatMap((network) => network?.id ?? []);
  if (zone.networktype === "Basic" || ids.length === 0) {
    if (nics.length > 1)
      throw new Ec2Error("AttachmentLimitExceeded", "Instances in this zone have one network interface");
    return { ipaddress: first?.address, macaddress: first?.note?.mac };
  }
  if (new Set(ids).size !== ids.length) {
    throw new Ec2Error("InvalidParameterCombination", "CloudStack attaches an instance to a network only once");
  }
  const addressed = ids.map((networkid, i) => {
    const { address: ip, note: { mac } = {} } = nics[i] ?? {};
    return { networkid, ...(ip !== undefined && { ip }), ...(mac !== undefined && { mac }) };
  });
  const isPlain = addressed.every((network) => Object.keys(network).length === 1);
  return isPlain ? { networkids: ids } : { iptonetworklist: addressed };
}
