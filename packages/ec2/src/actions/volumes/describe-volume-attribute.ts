import { defineAction } from "../../action";
import { findVolume } from "../../map/volumes/find";
import { honoured } from "../../rules";
import { invalidValue } from "../../wire/error";

export const describeVolumeAttribute = defineAction("DescribeVolumeAttribute", {
  parameters: { VolumeId: honoured, Attribute: honoured },
  check({ Attribute }) {
    if (Attribute !== "autoEnableIO" && Attribute !== "productCodes") {
      throw invalidValue("Attribute", Attribute, "Volumes have the attributes autoEnableIO and productCodes.");
    }
  },
  async run({ VolumeId, Attribute }, context) {
    await findVolume(VolumeId, context);
    return Attribute === "autoEnableIO" ? { VolumeId, AutoEnableIO: { Value: false } } : { VolumeId, ProductCodes: [] };
  },
});
