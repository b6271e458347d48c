import { defineMutation } from "../../frame/mutation";
import { addressTarget, findAddress, isInUse } from "../../map/addresses";
import { GceError } from "../../wire/errors";

export const remove = defineMutation("addresses.delete", {
  async run({ parameters: { project, region, address: wanted } }, context) {
    const address = await findAddress(context, region, wanted);
    if (isInUse(address.cloud)) {
      throw new GceError(
        "resourceInUseByAnotherResource",
        `The address resource 'projects/${project}/regions/${region}/addresses/${address.name}' is already being used`,
      );
    }
    const { jobId } = await context.cloud.start("disassociateIpAddress", { id: address.cloud.id });
    return { target: addressTarget(address), jobId };
  },
});
