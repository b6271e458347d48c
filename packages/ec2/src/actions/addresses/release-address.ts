import { defineAction } from "../../action";
import { findAddress } from "../../map/addresses/find";
import { honoured, ignored } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const releaseAddress = defineAction("ReleaseAddress", {
  parameters: { AllocationId: honoured, PublicIp: honoured, NetworkBorderGroup: ignored("the address says it all") },
  async run({ AllocationId, PublicIp }, context) {
    const address = await findAddress("address", AllocationId, PublicIp, context);
    if (address.virtualmachineid !== undefined) {
      throw new Ec2Error("InvalidIPAddress.InUse", `Address ${address.ipaddress} is in use.`);
    }
    await context.cloud.run("disassociateIpAddress", { id: address.id });
    return {};
  },
});
