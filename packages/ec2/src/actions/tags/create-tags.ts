import { defineAction } from "../../action";
import { putTags } from "../../map/tagging";
import { checkTags } from "../../map/tags";
import { honoured } from "../../rules";

export const createTags = defineAction("CreateTags", {
  parameters: { Resources: honoured, Tags: { Key: honoured, Value: honoured } },
  check({ Tags }) {
    checkTags(Tags);
  },
  async run({ Resources, Tags }, context) {
    await putTags(Resources, Tags, context);
    return {};
  },
});
