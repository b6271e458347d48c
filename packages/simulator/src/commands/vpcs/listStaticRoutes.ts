import { listScope } from "../../access/scope";
import { staticRouteView } from "../../views/vpc";
import { list } from "../command";
import { tagFilter } from "../filters";

export const listStaticRoutes = list("listStaticRoutes", {
  kinds: { id: ["staticRoute"] },
  key: "staticroute",
  find: ({ state, caller, input }) => {
    const scope = listScope(state, caller, input);
    const tagged = tagFilter(state, input);
    const [id, vpcId] = [input.text("id"), input.text("vpcid")];
    return [...state.staticRoutes.values()].filter(
      (route) =>
        scope.has(route.accountId) &&
        (id === undefined || route.id === id) &&
        (vpcId === undefined || route.vpcId === vpcId) &&
        tagged(route.id),
    );
  },
  view: (route, { state }) => staticRouteView(state, route),
});
