import { listScope } from "../../access/scope";
import { cidrRange } from "../../resources/guestAddresses";
import { own } from "../../resources/own";
import { staticRouteView } from "../../views/vpc";
import { badParameter, invalid } from "../../wire/errors";
import { job, list } from "../command";
import { tagFilter } from "../filters";

export const createStaticRoute = job("createStaticRoute", {
  java: "user.vpc.CreateStaticRouteCmd",
  instanceType: "StaticRoute",
  event: "STATIC.ROUTE.CREATE",
  description: "Creating static route",
  start: (call) => {
    const { state, settings, input } = call;
    const [vpcId, nextHop] = [input.text("vpcid"), input.text("nexthop")];
    // Private gateways are the operator's: users route to a next hop in a VPC.
    if (vpcId === undefined || nextHop === undefined) throw badParameter("a route needs a VPC and a next hop");
    const vpc = own(call, state.vpcs, vpcId);
    const cidr = input.need("cidr");
    if (!cidrRange(cidr)) throw invalid(`${cidr} is no CIDR`);
    const same = [...state.staticRoutes.values()].some((route) => route.vpcId === vpc.id && route.cidr === cidr);
    if (same) throw invalid(`VPC ${vpc.name} has a route to ${cidr}`);
    const route = state.staticRoutes.insert({
      id: state.newId(),
      accountId: vpc.accountId,
      vpcId: vpc.id,
      cidr,
      nextHop,
      state: "Add",
    });
    return {
      id: route.id,
      lasts: settings.quickJob,
      finish: () => {
        route.state = "Active";
        return { staticroute: staticRouteView(state, route) };
      },
    };
  },
});

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

/** Users see the operator's private gateways; the simulated operator has none. */
export const listPrivateGateways = list("listPrivateGateways", {
  key: "privategateway",
  find: () => [],
  view: (one) => one,
});
