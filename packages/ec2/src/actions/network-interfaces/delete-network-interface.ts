import { defineAction } from "../../action";
import { honoured } from "../../rules";
import { requireNic } from "./nic";
import { refuse } from "./unbacked";

export const deleteNetworkInterface = defineAction("DeleteNetworkInterface", {
  parameters: { NetworkInterfaceId: honoured },
  async run({ NetworkInterfaceId }, context) {
    // One that is gone with its detachment is what the client wants it to be; it says so by InvalidNetworkInterfaceID.NotFound.
    await requireNic(NetworkInterfaceId, context);
    return refuse();
  },
});
