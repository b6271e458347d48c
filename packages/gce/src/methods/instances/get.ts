import { defineMethod } from "../../frame/method";
import { instanceDocument } from "../../map/instances/document";
import { findInstance } from "../../map/instances/find";
import { readView } from "../../map/instances/view";

export const get = defineMethod("instances.get", {
  async run({ parameters: { zone, instance } }, context) {
    const [found, view] = await Promise.all([findInstance(context, zone, instance), readView(context)]);
    return instanceDocument(found.machine, found.zone, view, context);
  },
});
