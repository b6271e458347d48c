import { defineAction } from "../../action";
import { forget } from "../../map/account-tags";
import { findInterface } from "../../map/network-interfaces/find";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

export const deleteNetworkInterface = defineAction("DeleteNetworkInterface", {
  parameters: { NetworkInterfaceId: honoured },
  async run({ NetworkInterfaceId }, context) {
    const { uuid, attached } = await findInterface(NetworkInterfaceId, context);
    if (attached) {
      throw new Ec2Error("InvalidParameterValue", `Network interface '${NetworkInterfaceId}' is currently in use.`);
    }
    await forget("networkInterface", uuid, context);
    return {};
  },
});
