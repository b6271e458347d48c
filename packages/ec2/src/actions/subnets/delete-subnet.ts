import { CloudError } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import { readAccountTags } from "../../map/account-tags";
import { interfaceNotes } from "../../map/network-interfaces/note";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deleteSubnet = defineAction("DeleteSubnet", {
  parameters: { SubnetId: honoured },
  async run({ SubnetId }, { cloud, ids }) {
    const id = await ids.resolveOne("subnet", SubnetId);
    const networks = await cloud.catalogue("listNetworks", {});
    const zones = await cloud.catalogue("listZones", {});
    if (
      zones.some((zone) => zone.id === id) ||
      networks.some((network) => network.id === id && network.type === "Shared")
    ) {
      throw new Ec2Error("OperationNotPermitted", "Default subnets are the cloud's own networks");
    }
    // CloudStack knows nothing of interfaces that are on no instance.
    if (interfaceNotes(await readAccountTags(cloud, "fresh")).some(({ subnet }) => subnet === id))
      throw inUse(SubnetId);
    try {
      await cloud.run("deleteNetwork", { id });
    } catch (error) {
      // Seen: a network in use (also by machines that wait to be expunged) fails the job with 530.
      if (error instanceof CloudError && error.jobId !== undefined) {
        throw inUse(SubnetId, error);
      }
      throw error;
    }
    cloud.forget();
    return {};
  },
});

const inUse = (subnetId: string, cause?: unknown) =>
  new Ec2Error("DependencyViolation", `The subnet '${subnetId}' has dependencies and cannot be deleted.`, { cause });
