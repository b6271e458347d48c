import { CloudError, type StartedJob } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { NetworkInterface } from "../../model/types.generated";
import { isAlreadyExists } from "../errors";
import { DEFAULT_NETWORK, hasSecurityGroups, networkNames } from "../guest-networks";
import { cloudTags } from "../labels";
import { sizeDetails } from "../machine-types";
import { membershipTag } from "../membership";
import type { Zone } from "../zones";
import { groupsOfTags } from "./groups";
import { encodeMetadata } from "./metadata";
import { checkNameFree } from "./naming";
import type { Plan } from "./plan";
import { stampDetails } from "./stamps";

export interface Deployed {
  readonly id: string;
  readonly jobId: string;
  readonly groupIds: readonly string[];
}

/** Deploys a machine. Without `start` it stays stopped, for what must be done before it runs. */
export async function deploy(context: Context, plan: Plan, start: boolean): Promise<Deployed> {
  const { cloud } = context;
  const { wanted, zone, network } = plan;
  const networkName = network ? networkNames(network, zone).network : DEFAULT_NETWORK;
  const groups = wanted.tags.length > 0 ? await groupsOfTags(context, networkName, wanted.tags) : [];
  const groupIds = groups.map(({ id }) => id);
  const { id = "", jobId } = await named(context, plan, (name) =>
    cloud.start("deployVirtualMachine", { ...parameters(plan), name, startvm: start, ...memberships(plan, groupIds) }),
  );
  // CloudStack may have made a network for it: addresses and firewalls look for that at once.
  if (network === undefined && !hasSecurityGroups(zone)) cloud.forget();
  return { id, jobId, groupIds };
}

/** Gives a machine what a deploy can't: labels (its own and its boot disk's), membership of groups where its zone has none, protection. */
export async function label(
  { cloud }: Context,
  { wanted, zone }: Plan,
  id: string,
  groupIds: readonly string[],
): Promise<void> {
  const membership = groupIds.length > 0 && !hasSecurityGroups(zone) ? [membershipTag(groupIds)] : [];
  const tags = [...cloudTags(wanted.labels), ...membership];
  if (tags.length > 0) await cloud.run("createTags", { resourceids: [id], resourcetype: "UserVm", tags });
  if (wanted.bootTags.length > 0) {
    const roots = await cloud.list("listVolumes", { virtualmachineid: id, type: "ROOT" });
    const resourceids = roots.map((root) => root.id);
    await cloud.run("createTags", { resourceids, resourcetype: "Volume", tags: wanted.bootTags });
  }
  if (wanted.deletionProtection) await cloud.call("updateVirtualMachine", { id, deleteprotection: true });
}

const memberships = ({ zone }: Plan, securitygroupids: readonly string[]) =>
  securitygroupids.length > 0 && hasSecurityGroups(zone) ? { securitygroupids } : {};

function parameters({ wanted, zone, machineType, image, bootDisk, commonMetadata, ...plan }: Plan) {
  const { name, bootDevice, metadata, description, operationGroup, requestId } = wanted;
  const details = {
    ...sizeDetails(machineType),
    ...stampDetails({ machineType: machineType.name, description, bootDevice, operationGroup, requestId }),
  };
  return {
    zoneid: zone.uuid,
    serviceofferingid: machineType.offering.id,
    templateid: image.template.id,
    displayname: name,
    details: [details],
    ...bootDisk,
    userdata: encodeMetadata(metadata, commonMetadata),
    ...attachments(plan, zone, [wanted.network, ...wanted.moreNetworks]),
  };
}

/** A Basic zone has one network, and CloudStack refuses to hear its name. Several addresses are told each with its network. */
function attachments(
  { network, moreNetworks }: Pick<Plan, "network" | "moreNetworks">,
  zone: Zone,
  wanted: readonly NetworkInterface[],
) {
  const [ipaddress] = wanted.map(({ networkIP }) => networkIP);
  if (network === undefined || zone.cloud.networktype === "Basic") return { ipaddress };
  const networkids = [network, ...moreNetworks].map(({ id }) => id);
  if (moreNetworks.length === 0 || wanted.every(({ networkIP }) => networkIP === undefined)) {
    return { networkids, ipaddress };
  }
  const iptonetworklist = networkids.map((networkid, index) => {
    const ip = wanted[index]?.networkIP;
    return ip === undefined ? { networkid } : { networkid, ip };
  });
  return { iptonetworklist };
}

/**
 * A host name that is taken may be that of an instance of this name. In a network that tenants share it may be another tenant's
 * as well: the machine then gets one with a suffix. What the instance is called does not change.
 */
async function named(
  context: Context,
  { wanted, zone }: Plan,
  deploy: (name: string) => Promise<StartedJob>,
): Promise<StartedJob> {
  const name = wanted.hostName ?? wanted.name;
  try {
    return await deploy(name);
  } catch (error) {
    if (!(error instanceof CloudError) || !isAlreadyExists(error)) throw error;
    await checkNameFree(context, zone, wanted.name);
    return deploy(`${name.slice(0, 57)}-${randomSuffix()}`);
  }
}

const randomSuffix = (): string =>
  Math.floor(Math.random() * 36 ** 5)
    .toString(36)
    .padStart(5, "0");
