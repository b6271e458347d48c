import type { Context } from "../../context";
import { defineMutation } from "../../frame/mutation";
import { ADDRESS, listAddresses } from "../../map/addresses";
import { tagNew, tagsFor } from "../../map/described";
import { hasSecurityGroups, listGuestNetworks } from "../../map/instances/networks";
import { RESERVED_PREFIX } from "../../map/labels";
import { isName } from "../../map/names";
import { networkLinked } from "../../map/networks";
import { regionNamed } from "../../map/zones";
import type { Address } from "../../model/types.generated";
import { alreadyExists, GceError, invalidField } from "../../wire/errors";

/** A public address. CloudStack takes it for a network: the named one, else the one configured as the zone's, else its oldest. */
export const insert = defineMutation("addresses.insert", {
  fields: {
    honours: ["name", "description", "labels", "address", "addressType", "network", "ipVersion"],
    ignores: { networkTier: "There is one tier." },
    refuses: { subnetwork: "Only external addresses can be reserved." },
  },
  async run({ parameters: { project, region }, body }, context) {
    const { name = "", address, addressType = "EXTERNAL", ipVersion = "IPV4" } = body;
    if (!isName(name)) throw invalidField("resource.name", name, "It is not a valid name.");
    if (addressType !== "EXTERNAL") {
      throw invalidField("resource.addressType", addressType, "Only external addresses can be reserved.");
    }
    if (ipVersion !== "IPV4")
      throw invalidField("resource.ipVersion", ipVersion, "Only IPv4 addresses can be reserved.");
    const tags = [...tagsFor(body), { key: RESERVED_PREFIX + ADDRESS, value: name }];
    const [place, addresses] = await Promise.all([placeOf(context, region, body), listAddresses(context)]);
    if (addresses.some((known) => known.name === name && known.zone.region === region)) {
      throw alreadyExists(`projects/${project}/regions/${region}/addresses/${name}`);
    }
    const { id = "", jobId } = await context.cloud.start("associateIpAddress", {
      ...place,
      ...(address && { ipaddress: address }),
    });
    await tagNew(context, "PublicIpAddress", id, tags);
    return { target: { uuid: id, name }, jobId };
  },
});

async function placeOf(context: Context, region: string, { network: link }: Address) {
  const zones = (await regionNamed(context, region)).filter((zone) => !hasSecurityGroups(zone));
  if (zones.length === 0) throw invalidField("region", region, "Its zones have no addresses to reserve.");
  const isHere = (zoneId: string | undefined): boolean => zones.some(({ uuid }) => uuid === zoneId);
  if (link) {
    const { vpc, subnetworks } = await networkLinked(context, "resource.network", link);
    const network = subnetworks.find(({ cloud }) => isHere(cloud.zoneid));
    if (vpc && isHere(vpc.zoneid)) return { vpcid: vpc.id };
    if (!network) throw invalidField("resource.network", link, "The network does not reach into this region.");
    return { networkid: network.cloud.id };
  }
  const networks = (await listGuestNetworks(context)).filter(
    ({ zoneid, vpcid, type }) => vpcid === undefined && type === "Isolated" && isHere(zoneid),
  );
  const configured = zones.map(
    ({ name, cloud }) => context.config.networks.get(cloud.name ?? "") ?? context.config.networks.get(name),
  );
  const network =
    networks.find(({ id, name }) => configured.includes(id) || configured.includes(name)) ??
    networks.toSorted((a, b) => ((a.created ?? "") < (b.created ?? "") ? -1 : 1))[0];
  if (!network)
    throw new GceError("resourceNotReady", `Region '${region}' has no network yet to reserve an address for.`);
  return { networkid: network.id };
}
