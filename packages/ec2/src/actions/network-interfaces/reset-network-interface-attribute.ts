import { defineAction } from "../../action";
import { honoured } from "../../rules";
import { requireNic } from "./nic";

export const resetNetworkInterfaceAttribute = defineAction("ResetNetworkInterfaceAttribute", {
  parameters: { NetworkInterfaceId: honoured, SourceDestCheck: honoured },
  /** The source and destination check is on and can't be switched off, so it is what it is reset to. */
  async run({ NetworkInterfaceId }, context) {
    await requireNic(NetworkInterfaceId, context);
    return {};
  },
});
