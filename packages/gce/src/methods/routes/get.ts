import { defineMethod } from "../../frame/method";
import { findRoute, routeDocument } from "../../map/routes";

export const get = defineMethod("routes.get", {
  async run({ parameters }, context) {
    return routeDocument(await findRoute(context, parameters.route), context);
  },
});
