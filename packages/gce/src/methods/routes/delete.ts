import { defineMutation } from "../../frame/mutation";
import { findRoute } from "../../map/routes";
import { GceError } from "../../wire/errors";

export const remove = defineMutation("routes.delete", {
  async run({ parameters }, context) {
    const { cloud, uuid, name } = await findRoute(context, parameters.route);
    if (!cloud) throw new GceError("invalid", "The route belongs to its network and goes with it.");
    const { jobId } = await context.cloud.start("deleteStaticRoute", { id: cloud.id });
    return { target: { uuid, name }, jobId };
  },
});
