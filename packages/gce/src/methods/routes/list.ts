import { defineList } from "../../frame/list";
import { listRoutes, routeDocument } from "../../map/routes";

export const list = defineList("routes.list", {
  async items(_, context) {
    return (await listRoutes(context)).map((route) => routeDocument(route, context));
  },
});
