import type { Network, StaticRoute, VPC } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Route, RouteTable, RouteTableAssociation } from "../../model/types.generated";
import { type AccountTags, readAccountTags } from "../account-tags";
import { type FilterTable, findNothing, tagFilters } from "../filters";
import { gatewayOf } from "../internet-gateways/view";
import { isPicked, isShared, type Landscape, landscape, standsAlone } from "../networks/landscape";
import { vpcViews } from "../networks/vpc-view";
import { defaultVpcUuid } from "../networks/vpcs";
import { reservedTag } from "../tags";
import { type KnownGateway, vpnGateways } from "../vpn/gateways";

/** The reserved tag of a network that a client gave a route table other than the main one: its UUID. */
export const TABLE_TAG = "route-table";
export const DEFAULT_ROUTE = "0.0.0.0/0";

export const routeTableFilters: FilterTable<RouteTable> = {
  "association.gateway-id": ({ Associations = [] }) => Associations.map(({ GatewayId }) => GatewayId),
  "association.main": ({ Associations = [] }) => Associations.map(({ Main }) => Main),
  "association.route-table-association-id": ({ Associations = [] }) =>
    Associations.map(({ RouteTableAssociationId }) => RouteTableAssociationId),
  "association.route-table-id": ({ Associations = [] }) => Associations.map(({ RouteTableId }) => RouteTableId),
  "association.subnet-id": ({ Associations = [] }) => Associations.map(({ SubnetId }) => SubnetId),
  "owner-id": ({ OwnerId }) => OwnerId,
  "route-table-id": ({ RouteTableId }) => RouteTableId,
  "route.destination-cidr-block": ({ Routes = [] }) => Routes.map((route) => route.DestinationCidrBlock),
  ...findNothing(
    "route.destination-prefix-list-id",
    "route.egress-only-internet-gateway-id",
    "route.transit-gateway-id",
    "route.vpc-peering-connection-id",
  ),
  "route.destination-ipv6-cidr-block": ({ Routes = [] }) => Routes.map((route) => route.DestinationIpv6CidrBlock),
  "route.gateway-id": ({ Routes = [] }) => Routes.map(({ GatewayId }) => GatewayId),
  "route.instance-id": ({ Routes = [] }) => Routes.map(({ InstanceId }) => InstanceId),
  "route.nat-gateway-id": ({ Routes = [] }) => Routes.map(({ NatGatewayId }) => NatGatewayId),
  "route.origin": ({ Routes = [] }) => Routes.map(({ Origin }) => Origin),
  "route.state": ({ Routes = [] }) => Routes.map(({ State }) => State),
  "vpc-id": ({ VpcId }) => VpcId,
  ...tagFilters,
};

interface Seen {
  readonly land: Landscape;
  readonly notes: AccountTags;
  readonly routes: readonly StaticRoute[];
  readonly gateways: readonly KnownGateway[];
}

/**
 * A VPC's main table goes by the VPC's UUID; further ones are noted at the account with their VPC. CloudStack's router
 * has one set of routes for its whole VPC, and so all tables of a VPC show the same.
 */
export async function routeTables(context: Ec2Context): Promise<RouteTable[]> {
  const { cloud } = context;
  const notes = await readAccountTags(cloud);
  const [land, routes, gateways] = await Promise.all([
    landscape(context),
    cloud.list("listStaticRoutes"),
    vpnGateways(cloud, notes),
  ]);
  const seen = { land, notes, routes, gateways };
  const cidrs = new Map(vpcViews(land, context).map((view) => [view.VpcId, view.CidrBlockAssociationSet ?? []]));
  return vpcsOf(land, context).flatMap(({ uuid, networks }) => {
    const VpcId = context.ids.of("vpc", uuid);
    const locals = (cidrs.get(VpcId) ?? []).map(({ CidrBlock }) => local(CidrBlock));
    const own = [...notes.noted("routeTable")].filter(([, vpc]) => vpc === uuid).map(([table]) => table);
    const shared = { VpcId, OwnerId: context.owner, Routes: [...locals, ...routesOf(uuid, seen, context)] };
    return [uuid, ...own].map((table) => ({
      ...shared,
      RouteTableId: context.ids.of("routeTable", table),
      Associations: associations(table, table === uuid, networks, context),
      PropagatingVgws: gateways
        .filter(({ gateway }) => gateway?.vpcid === uuid)
        .map((known) => ({ GatewayId: context.ids.of("vpnGateway", known.uuid) })),
      Tags: notes.of("routeTable", table),
    }));
  });
}

interface VpcNetworks {
  readonly uuid: string;
  readonly networks: readonly Network[];
}

/** Every VPC by its UUID, with its networks. */
export function vpcsOf({ vpcs, networks }: Landscape, context: Pick<Ec2Context, "caller">): VpcNetworks[] {
  const alone = networks.filter((network) => standsAlone(network, networks));
  const usual = networks.filter((network) => isShared(network) || isPicked(network, networks));
  return [
    { uuid: defaultVpcUuid(context), networks: usual },
    ...vpcs.map(({ id }: VPC) => ({ uuid: id, networks: networks.filter(({ vpcid }) => vpcid === id) })),
    ...alone.map((network) => ({ uuid: network.id, networks: [network] })),
  ];
}

function routesOf(vpc: string, { notes, routes }: Seen, { ids }: Ec2Context): Route[] {
  const out: Route = {
    DestinationCidrBlock: DEFAULT_ROUTE,
    GatewayId: ids.of("internetGateway", gatewayOf(vpc, notes)),
    Origin: "CreateRoute",
    State: "active",
  };
  const fixed = routes
    .filter(({ vpcid }) => vpcid === vpc)
    .map(({ cidr, nexthop, state }) => ({
      DestinationCidrBlock: cidr,
      IpAddress: nexthop,
      Origin: "CreateRoute",
      State: state === "Active" || state === "Add" ? "active" : "blackhole",
    }));
  return [out, ...fixed];
}

const local = (cidr: string | undefined): Route => ({
  DestinationCidrBlock: cidr,
  GatewayId: "local",
  Origin: "CreateRouteTable",
  State: "active",
});

/** The main table has the VPC itself; subnets that a client associated with a table are named with it. */
function associations(
  table: string,
  isMain: boolean,
  networks: readonly Network[],
  { ids }: Ec2Context,
): RouteTableAssociation[] {
  const RouteTableId = ids.of("routeTable", table);
  const associated = { RouteTableId, AssociationState: { State: "associated" } };
  const subnets = networks
    .filter((network) => reservedTag(network, TABLE_TAG) === table)
    .map(({ id }) => ({
      ...associated,
      Main: false,
      RouteTableAssociationId: ids.of("routeTableAssociation", id),
      SubnetId: ids.of("subnet", id),
    }));
  const main = { ...associated, Main: true, RouteTableAssociationId: ids.of("routeTableAssociation", table) };
  return isMain ? [main, ...subnets] : subnets;
}
