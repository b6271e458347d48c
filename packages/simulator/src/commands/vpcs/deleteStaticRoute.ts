import { own } from "../../resources/own";
import { job } from "../command";

export const deleteStaticRoute = job("deleteStaticRoute", {
  kinds: { id: ["staticRoute"] },
  java: "user.vpc.DeleteStaticRouteCmd",
  event: "STATIC.ROUTE.DELETE",
  description: "Deleting static route",
  start: (call) => {
    const { state, settings, input } = call;
    const route = own(call, state.staticRoutes, input.need("id"));
    return {
      lasts: settings.quickJob,
      finish: () => {
        state.tags.forget(route.id);
        state.staticRoutes.delete(route.id);
        return { success: true };
      },
    };
  },
});
