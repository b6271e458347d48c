import type { Ec2Context } from "../../context";
import type { InternetGateway } from "../../model/types.generated";
import { type AccountTags, readAccountTags } from "../account-tags";
import { type FilterTable, tagFilters } from "../filters";
import { type Landscape, landscape, standsAlone } from "../networks/landscape";
import { defaultVpcUuid } from "../networks/vpcs";

/** What is noted of a gateway that no VPC has: else the VPC's UUID is. */
export const DETACHED = "detached";

export const internetGatewayFilters: FilterTable<InternetGateway> = {
  "attachment.state": ({ Attachments = [] }) => Attachments.map(({ State }) => State),
  "attachment.vpc-id": ({ Attachments = [] }) => Attachments.map(({ VpcId }) => VpcId),
  "internet-gateway-id": ({ InternetGatewayId }) => InternetGatewayId,
  "owner-id": ({ OwnerId }) => OwnerId,
  ...tagFilters,
};

/** The UUIDs of all that is shown as a VPC: the router of each reaches the internet. */
export const vpcUuids = ({ vpcs, networks }: Landscape, context: Pick<Ec2Context, "caller">): readonly string[] => [
  defaultVpcUuid(context),
  ...vpcs.map(({ id }) => id),
  ...networks.filter((network) => standsAlone(network, networks)).map(({ id }) => id),
];

/** The UUID of a VPC's gateway: the one that a client attached, else the VPC's own, as it has one in any case. */
export function gatewayOf(vpc: string, notes: AccountTags): string {
  const attached = [...notes.noted("internetGateway")].find(([, at]) => at === vpc);
  return attached?.[0] ?? vpc;
}

export async function internetGateways(context: Ec2Context): Promise<InternetGateway[]> {
  const { cloud, ids, owner } = context;
  const [land, notes] = await Promise.all([landscape(context), readAccountTags(cloud)]);
  const view = (uuid: string, vpc: string | undefined): InternetGateway => ({
    InternetGatewayId: ids.of("internetGateway", uuid),
    OwnerId: owner,
    Attachments: vpc === undefined ? [] : [{ State: "available", VpcId: ids.of("vpc", vpc) }],
    Tags: notes.of("internetGateway", uuid),
  });
  const vpcs = vpcUuids(land, context);
  const loose = [...notes.noted("internetGateway")].filter(([, vpc]) => !vpcs.includes(vpc)).sort();
  return [...vpcs.map((vpc) => view(gatewayOf(vpc, notes), vpc)), ...loose.map(([uuid]) => view(uuid, undefined))];
}
