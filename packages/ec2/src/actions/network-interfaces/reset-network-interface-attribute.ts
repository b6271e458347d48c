import { defineAction } from "../../action";
import { findInterface } from "../../map/network-interfaces/find";
import { honoured } from "../../rules";

export const resetNetworkInterfaceAttribute = defineAction("ResetNetworkInterfaceAttribute", {
  parameters: { NetworkInterfaceId: honoured, SourceDestCheck: honoured },
  /** The source and destination check is on and can't be switched off, so it is what it is reset to. */
  async run({ NetworkInterfaceId }, context) {
    await findInterface(NetworkInterfaceId, context);
    return {};
  },
});
