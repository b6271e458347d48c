import { isIPv4 } from "node:net";
import type { Context } from "../context";
import type { FieldRules } from "../frame/fields";
import type { Effect } from "../frame/mutation";
import type { Address } from "../model/types.generated";
import { alreadyExists, GceError, invalidField } from "../wire/errors";
import { type Scope, scopePath } from "../wire/links";
import { addressTag, addressTarget, findAddress, isInUse, listAddresses } from "./addresses";
import { checkedName } from "./checked-name";
import { tagNew, tagsFor } from "./described";
import { checkLabelFingerprint, checkLabels, type Labels, replaceLabels } from "./labels";
import { networkLinked } from "./networks";
import { regionalNetwork, zonesWithAddresses } from "./regional-network";

/** What becomes of each field of a new address. */
export const addressFields: FieldRules = {
  honours: ["name", "description", "labels", "address", "addressType", "network", "ipVersion"],
  ignores: { networkTier: "There is one tier." },
  refuses: { subnetwork: "Only external addresses can be reserved." },
};

/** A public address. CloudStack takes it for a network: the named one, else the one configured as the zone's, else its oldest. */
export async function reserveAddress(context: Context, scope: Scope, region: string, body: Address): Promise<Effect> {
  const { name = "", address, addressType = "EXTERNAL", ipVersion = "IPV4" } = body;
  checkedName(name);
  if (addressType !== "EXTERNAL") {
    throw invalidField("resource.addressType", addressType, "Only external addresses can be reserved.");
  }
  if (ipVersion !== "IPV4") throw invalidField("resource.ipVersion", ipVersion, "Only IPv4 addresses can be reserved.");
  if (address && !isIPv4(address)) throw invalidField("resource.address", address, "It must be an IPv4 address.");
  const tags = [...tagsFor(body), addressTag(scope, name)];
  const [place, known] = await Promise.all([placeOf(context, region, body), listAddresses(context, scope)]);
  if (known.some((one) => one.name === name)) throw alreadyExists(pathOf(context, scope, name));
  const { id = "", jobId } = await context.cloud.start("associateIpAddress", {
    ...place,
    ...(address && { ipaddress: address }),
  });
  await tagNew(context, "PublicIpAddress", id, tags);
  return { target: { uuid: id, name }, jobId };
}

const pathOf = ({ project }: Context, scope: Scope, name: string): string =>
  `projects/${project.name}/${scopePath(scope)}/addresses/${name}`;

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

/** Gives an address back that nothing uses. */
export async function releaseAddress(context: Context, scope: Scope, wanted: string): Promise<Effect> {
  const address = await findAddress(context, scope, wanted);
  if (isInUse(address.cloud)) {
    throw new GceError(
      "resourceInUseByAnotherResource",
      `The address resource '${pathOf(context, scope, address.name)}' is already being used`,
    );
  }
  const { jobId } = await context.cloud.start("disassociateIpAddress", { id: address.cloud.id });
  return { target: addressTarget(address), jobId };
}

export interface LabelsRequest {
  readonly labels?: Labels | undefined;
  readonly labelFingerprint?: string | undefined;
}

export async function labelAddress(
  context: Context,
  scope: Scope,
  wanted: string,
  { labels = {}, labelFingerprint }: LabelsRequest,
): Promise<Effect> {
  checkLabels(labels, "labels");
  const address = await findAddress(context, scope, wanted);
  checkLabelFingerprint(labelFingerprint, address.cloud);
  await replaceLabels(context.cloud, "PublicIpAddress", address.cloud.id, address.cloud, labels);
  return { target: addressTarget(address) };
}
