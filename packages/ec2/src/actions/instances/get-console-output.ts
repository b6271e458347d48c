import { defineAction } from "../../action";
import { findOne } from "../../map/instances/machines";
import { honoured, ignored } from "../../rules";

/** CloudStack keeps no console log; EC2's answer before an instance has written one is the same. */
export const getConsoleOutput = defineAction("GetConsoleOutput", {
  parameters: { InstanceId: honoured, Latest: ignored("there is no older output either") },
  async run({ InstanceId }, context) {
    await findOne(InstanceId, { details: ["min"] }, context);
    return { InstanceId, Timestamp: new Date(context.now()), Output: "" };
  },
});
