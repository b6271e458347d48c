import { defineAction } from "../../action";
import { findOne } from "../../map/instances/machines";
import { honoured } from "../../rules";
import { Ec2Error, invalidValue } from "../../wire/error";

export const resetInstanceAttribute = defineAction("ResetInstanceAttribute", {
  parameters: { InstanceId: honoured, Attribute: honoured },
  check({ Attribute: name }) {
    if (name === "kernel" || name === "ramdisk") {
      throw new Ec2Error("UnsupportedOperation", `Images boot by themselves: there is no ${name} to reset`);
    }
    if (name !== "sourceDestCheck") throw invalidValue("Attribute", name, "It is kernel, ramdisk or sourceDestCheck.");
  },
  /** The check of source and destination can't be changed, so that it is what it was at first. */
  async run({ InstanceId }, context) {
    await findOne(InstanceId, { details: ["min"] }, context);
    return {};
  },
});
