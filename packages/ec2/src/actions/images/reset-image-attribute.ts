import { defineAction } from "../../action";
import { ownTemplate } from "../../map/images/templates";
import { honoured } from "../../rules";
import { invalidValue } from "../../wire/error";

export const resetImageAttribute = defineAction("ResetImageAttribute", {
  parameters: { ImageId: honoured, Attribute: honoured },
  check({ Attribute }) {
    if (Attribute !== "launchPermission") {
      throw invalidValue("Attribute", Attribute, "Only launchPermission can be reset.");
    }
  },
  /** Back to what a new image has: its owner alone may run it. */
  async run({ ImageId }, context) {
    const [{ id }] = await ownTemplate(ImageId, context);
    await context.cloud.call("updateTemplatePermissions", { id, op: "reset" });
    return {};
  },
});
