import type { Context } from "../../context";
import { defineMutation } from "../../frame/mutation";
import { ADDRESS, listAddresses } from "../../map/addresses";
import { tagNew, tagsFor } from "../../map/described";
import { RESERVED_PREFIX } from "../../map/labels";
import { isName } from "../../map/names";
import { networkLinked } from "../../map/networks";
import { regionalNetwork, zonesWithAddresses } from "../../map/regional-network";
import type { Address } from "../../model/types.generated";
import { alreadyExists, invalidField } from "../../wire/errors";

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
  if (!link) return { networkid: (await regionalNetwork(context, region)).id };
  const zones = await zonesWithAddresses(context, region);
  const isHere = (zoneId: string | undefined): boolean => zones.some(({ uuid }) => uuid === zoneId);
  const { vpc, subnetworks } = await networkLinked(context, "resource.network", link);
  if (vpc && isHere(vpc.zoneid)) return { vpcid: vpc.id };
  const network = subnetworks.find(({ cloud }) => isHere(cloud.zoneid));
  if (!network) throw invalidField("resource.network", link, "The network does not reach into this region.");
  return { networkid: network.cloud.id };
}
