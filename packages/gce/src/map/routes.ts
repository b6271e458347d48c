import type { StaticRoute } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { Route as RouteDocument } from "../model/types.generated";
import { derivedUuid } from "../support/hash";
import { notFound } from "../wire/errors";
import { descriptionOf } from "./described";
import { isCalled, numericId } from "./ids";
import { reservedTag } from "./labels";
import { listNetworks, type Network } from "./networks";
import { creationTimestamp, timestamp } from "./time";

/** The reserved tag that names a static route. */
export const ROUTE = "route";

/**
 * A route: a static one of a VPC, or one that a network has by its nature, as to itself and out of it. The latter can be seen but not
 * changed.
 */
export interface Route {
  readonly name: string;
  readonly uuid: string;
  readonly network: string;
  readonly destRange: string;
  readonly created?: string | undefined;
  readonly nextHop: { readonly kind: "ip"; readonly ip: string } | { readonly kind: "network" | "internet" };
  readonly cloud?: StaticRoute;
}

const EVERYWHERE = "0.0.0.0/0";

export async function listRoutes(context: Context): Promise<readonly Route[]> {
  const [networks, statics] = await Promise.all([listNetworks(context), context.cloud.list("listStaticRoutes")]);
  return [...networks.flatMap(naturalRoutes), ...statics.flatMap((cloud) => staticRoute(cloud, networks) ?? [])];
}

function naturalRoutes({ name: network, uuid, subnetworks }: Network): readonly Route[] {
  if (subnetworks.length === 0) return [];
  const route = (name: string, destRange: string, kind: "network" | "internet", created?: string): Route => ({
    name,
    uuid: derivedUuid(`route ${uuid} ${name}`),
    network,
    destRange,
    created,
    nextHop: { kind },
  });
  return [
    route(`default-route-${network}`.slice(0, 63), EVERYWHERE, "internet", subnetworks[0]?.cloud.created),
    ...subnetworks.map(({ name, zone, cloud }) =>
      route(`subnet-route-${zone.region}-${name}`.slice(0, 63), cloud.cidr ?? "", "network", cloud.created),
    ),
  ];
}

function staticRoute(cloud: StaticRoute, networks: readonly Network[]): Route | undefined {
  const network = networks.find(({ vpc }) => vpc?.id === cloud.vpcid);
  if (!network) return undefined;
  return {
    name: reservedTag(cloud, ROUTE) ?? `route-${cloud.id.slice(0, 8)}`,
    uuid: cloud.id,
    network: network.name,
    destRange: cloud.cidr ?? "",
    nextHop: { kind: "ip", ip: cloud.nexthop ?? cloud.vpcgatewayip ?? "" },
    cloud,
  };
}

/** The route that a path names. */
export async function findRoute(context: Context, wanted: string): Promise<Route> {
  const found = (await listRoutes(context)).find(({ name, uuid }) => isCalled(wanted, name, uuid));
  if (!found) throw notFound(`projects/${context.project.name}/global/routes/${wanted}`);
  return found;
}

/** Compute Engine's own priorities: 0 for a network's own ranges, 1000 for the rest. CloudStack has none. */
const priorityOf = ({ nextHop }: Route): number => (nextHop.kind === "network" ? 0 : 1000);

export function routeDocument(route: Route, { links }: Pick<Context, "links">): RouteDocument {
  const { name, uuid, network, destRange, created, nextHop, cloud } = route;
  return {
    kind: "compute#route",
    id: numericId(uuid),
    creationTimestamp: creationTimestamp(created) ?? timestamp(0),
    name,
    description: cloud && descriptionOf(cloud),
    network: links.global("networks", network),
    destRange,
    priority: priorityOf(route),
    ...(nextHop.kind === "ip" && { nextHopIp: nextHop.ip }),
    ...(nextHop.kind === "network" && { nextHopNetwork: links.global("networks", network) }),
    ...(nextHop.kind === "internet" && { nextHopGateway: links.global("gateways", "default-internet-gateway") }),
    selfLink: links.global("routes", name),
  };
}
