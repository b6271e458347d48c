import { CloudError, type StartedJob } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { isAlreadyExists } from "../errors";
import { cloudTags, type Labels } from "../labels";
import { sizeDetails } from "../machine-types";
import { membershipTag } from "../membership";
import { DEFAULT_NETWORK } from "../networks";
import { groupsOfTags } from "./groups";
import { encodeMetadata } from "./metadata";
import { hasSecurityGroups, networkNames } from "./networks";
import type { Plan } from "./plan";
import { stampDetails } from "./stamps";

export interface Deployed {
  readonly id: string;
  readonly jobId: string;
}

/** Deploys a machine and labels it. Without `start` it stays stopped, for what must be done before it runs. */
export async function deploy(context: Context, plan: Plan, start: boolean): Promise<Deployed> {
  const { cloud } = context;
  const { wanted, zone, network } = plan;
  const networkName = network ? networkNames(network, zone).network : DEFAULT_NETWORK;
  const groups = wanted.tags.length > 0 ? await groupsOfTags(context, networkName, wanted.tags) : [];
  const groupIds = groups.map(({ id }) => id);
  const { id = "", jobId } = await named(wanted.hostName ?? wanted.name, (name) =>
    cloud.start("deployVirtualMachine", { ...parameters(plan), name, startvm: start, ...memberships(plan, groupIds) }),
  );
  const membership = groupIds.length > 0 && !hasSecurityGroups(zone) ? [membershipTag(groupIds)] : [];
  await label(context, id, wanted.labels, membership);
  if (wanted.deletionProtection) await cloud.call("updateVirtualMachine", { id, deleteprotection: true });
  return { id, jobId };
}

const memberships = ({ zone }: Plan, securitygroupids: readonly string[]) =>
  securitygroupids.length > 0 && hasSecurityGroups(zone) ? { securitygroupids } : {};

function parameters({ wanted, zone, machineType, image, network, commonMetadata }: Plan) {
  const { name, bootSizeGb, metadata, description, operationGroup } = wanted;
  const asIs = zone.cloud.networktype === "Basic";
  const details = {
    ...sizeDetails(machineType),
    ...stampDetails({ machineType: machineType.name, description, operationGroup }),
  };
  return {
    zoneid: zone.uuid,
    serviceofferingid: machineType.offering.id,
    templateid: image.template.id,
    displayname: name,
    details: [details],
    rootdisksize: bootSizeGb,
    userdata: encodeMetadata(metadata, commonMetadata),
    ...(network && !asIs && { networkids: [network.id] }),
    ipaddress: wanted.network.networkIP,
  };
}

/**
 * In a network that tenants share a host name may be another tenant's: the machine then gets one with a suffix. What the
 * instance is called does not change.
 */
async function named(name: string, deploy: (name: string) => Promise<StartedJob>): Promise<StartedJob> {
  try {
    return await deploy(name);
  } catch (error) {
    if (!(error instanceof CloudError) || !isAlreadyExists(error)) throw error;
    return deploy(`${name.slice(0, 57)}-${randomSuffix()}`);
  }
}

const randomSuffix = (): string =>
  Math.floor(Math.random() * 36 ** 5)
    .toString(36)
    .padStart(5, "0");

async function label(
  { cloud }: Context,
  id: string,
  labels: Labels,
  membership: readonly { readonly key: string; readonly value: string }[],
): Promise<void> {
  const tags = [...cloudTags(labels), ...membership];
  if (tags.length > 0) await cloud.run("createTags", { resourceids: [id], resourcetype: "UserVm", tags });
}
