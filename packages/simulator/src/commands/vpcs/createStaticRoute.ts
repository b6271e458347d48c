import { cidrRange } from "../../resources/guestAddresses";
import { own } from "../../resources/own";
import { staticRouteView } from "../../views/vpc";
import { badParameter, invalid } from "../../wire/errors";
import { job } from "../command";

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
