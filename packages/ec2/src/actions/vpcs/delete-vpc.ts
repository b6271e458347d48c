import { CloudError, isRefusal } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import { defaultVpcUuid, resolveVpc } from "../../map/networks/vpcs";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deleteVpc = defineAction("DeleteVpc", {
  parameters: { VpcId: honoured },
  async run({ VpcId }, context) {
    const { cloud } = context;
    const id = await resolveVpc(VpcId, context);
    if (id === defaultVpcUuid(context)) {
      throw new Ec2Error("OperationNotPermitted", "The default VPC is a view of the cloud's own networks");
    }
    try {
      await cloud.run("deleteVPC", { id });
    } catch (error) {
      if (error instanceof CloudError && error.jobId !== undefined) {
        throw new Ec2Error("DependencyViolation", `The vpc '${VpcId}' has dependencies and cannot be deleted.`, {
          cause: error,
        });
      }
      throw await whyNot(error);
    }
    cloud.forget();
    return {};

    /** An isolated network is a VPC whose subnet is itself: it goes with DeleteSubnet. */
    async function whyNot(error: unknown): Promise<unknown> {
      if (!isRefusal(error, 431)) return error;
      const networks = await cloud.list("listNetworks", {});
      return networks.some((network) => network.id === id)
        ? new Ec2Error("DependencyViolation", `The vpc '${VpcId}' has a subnet and goes with it`)
        : error;
    }
  },
});
