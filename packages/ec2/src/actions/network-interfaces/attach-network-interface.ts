import { defineAction } from "../../action";
import { refuse, unbacked } from "./unbacked";

export const attachNetworkInterface = defineAction("AttachNetworkInterface", {
  parameters: {
    NetworkInterfaceId: unbacked,
    InstanceId: unbacked,
    DeviceIndex: unbacked,
    NetworkCardIndex: unbacked,
    EnaQueueCount: unbacked,
    EnaSrdSpecification: unbacked,
  },
  check: refuse,
  run: async () => refuse(),
});
