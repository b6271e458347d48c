import { defineAction } from "../../action";
import { findAddress } from "../../map/addresses/find";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const disassociateAddress = defineAction("DisassociateAddress", {
  parameters: { AssociationId: honoured, PublicIp: honoured },
  async run({ AssociationId, PublicIp }, context) {
    const address = await findAddress("addressAssociation", AssociationId, PublicIp, context);
    if (address.virtualmachineid === undefined) {
      throw new Ec2Error("InvalidAssociationID.NotFound", `The association of ${address.ipaddress} does not exist`);
    }
    await context.cloud.run("disableStaticNat", { ipaddressid: address.id });
    return {};
  },
});
