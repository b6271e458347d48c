import { CloudError } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
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
    try {
      await cloud.run("deleteNetwork", { id });
    } catch (error) {
      // Seen: a network in use (also by machines that wait to be expunged) fails the job with 530.
      if (error instanceof CloudError && error.jobId !== undefined) {
        throw new Ec2Error("DependencyViolation", `The subnet '${SubnetId}' has dependencies and cannot be deleted.`, {
          cause: error,
        });
      }
      throw error;
    }
    cloud.forget();
    return {};
  },
});
