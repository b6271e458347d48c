import { type Cloud, CloudError, type SecurityGroup } from "@stackgate/cloudstack";

/** What a new group says of itself. */
const DESCRIPTION = "network tag";

/**
 * Makes the security group of a tag that nothing bore yet. Another request may be making it too (`gcloud compute instances create
 * vm1 vm2 --tags web` sends both inserts in one batch): then it is theirs.
 */
export async function makeGroup(cloud: Cloud, name: string): Promise<SecurityGroup> {
  try {
    return await cloud.call("createSecurityGroup", { name, description: DESCRIPTION });
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const [theirs] = await cloud.list("listSecurityGroups", { securitygroupname: name });
    if (!theirs) throw error;
    return theirs;
  }
}
