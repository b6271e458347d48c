import type { Tag as CloudTag } from "@stackgate/cloudstack";
import type { Ec2Context } from "../context";
import { Ec2Error } from "../wire/error";
import { accountKey, thingOf } from "./account-tags";
import { type Ids, kindOf } from "./ids";
import { KINDS, type KindName } from "./kinds";
import { RESERVED_PREFIX, tagsOf } from "./tags";

/** Kinds that are a CloudStack resource of their own, and its type there. */
const TYPES: Partial<Readonly<Record<KindName, string>>> = {
  instance: "UserVm",
  volume: "Volume",
  snapshot: "Snapshot",
  image: "Template",
  securityGroup: "SecurityGroup",
  securityGroupRule: "SecurityGroupRule",
  subnet: "Network",
  vpc: "Vpc",
  address: "PublicIpAddress",
};

/**
 * Isolated networks are a VPC too: its tags stand at the network under reserved keys (`stackgate.vpc.Name`), so that
 * the subnet has its own.
 */
const VPC_VIEW_PREFIX = `${RESERVED_PREFIX}vpc.`;

/** What EC2 calls the kinds where tags are concerned. */
const RESOURCE_TYPES: Partial<Readonly<Record<KindName, string>>> = {
  instance: "instance",
  volume: "volume",
  snapshot: "snapshot",
  image: "image",
  securityGroup: "security-group",
  securityGroupRule: "security-group-rule",
  subnet: "subnet",
  vpc: "vpc",
  networkAcl: "network-acl",
  address: "elastic-ip",
  vpnGateway: "vpn-gateway",
  customerGateway: "customer-gateway",
  internetGateway: "internet-gateway",
  routeTable: "route-table",
  dhcpOptions: "dhcp-options",
  keyPair: "key-pair",
  natGateway: "natgateway",
  networkInterface: "network-interface",
  placementGroup: "placement-group",
  vpnConnection: "vpn-connection",
};

/** Where the tags of a resource stand in CloudStack: with what, and under keys that begin how. */
export interface TagHome {
  /** As the client wrote it. */
  readonly id: string;
  readonly kind: KindName;
  readonly uuid: string;
  readonly type: string;
  /** The resource of that type that carries the tags. */
  readonly holder: string;
  readonly prefix: string;
}

/** @throws Ec2Error InvalidID, Malformed, NotFound; UnsupportedOperation for kinds that EC2 has no tags for */
export async function tagHomes(
  resources: readonly string[],
  context: Pick<Ec2Context, "cloud" | "ids" | "caller">,
): Promise<TagHome[]> {
  const { cloud, ids } = context;
  const kinds = resources.map(taggableKind);
  const [vpcs, networks] = await Promise.all([
    kinds.includes("vpc") ? cloud.catalogue("listVPCs") : [],
    kinds.includes("vpc") || kinds.includes("subnet") ? cloud.catalogue("listNetworks") : [],
  ]);
  const isIn = (list: readonly { readonly id: string }[], uuid: string) => list.some(({ id }) => id === uuid);
  return Promise.all(
    resources.map(async (id, i) => {
      const kind = kinds[i] ?? taggableKind(id);
      const uuid = await ids.resolveOne(kind, id);
      const known = { id, kind, uuid };
      const type = TYPES[kind];
      const isNetworkVpc = kind === "vpc" && isIn(networks, uuid);
      if (isNetworkVpc) return { ...known, type: "Network", holder: uuid, prefix: VPC_VIEW_PREFIX };
      const isView = type === undefined || (kind === "vpc" && !isIn(vpcs, uuid)) || isDefaultSubnet();
      return isView ? atAccount(known, context) : { ...known, type, holder: uuid, prefix: "" };

      /** It goes by a zone's UUID. */
      function isDefaultSubnet() {
        return kind === "subnet" && !isIn(networks, uuid);
      }
    }),
  );
}

function atAccount(known: Pick<TagHome, "id" | "kind" | "uuid">, { caller }: Pick<Ec2Context, "caller">): TagHome {
  const prefix = `${accountKey(known.kind, known.uuid)}.`;
  return { ...known, type: "Account", holder: caller.accountId, prefix };
}

function taggableKind(id: string): KindName {
  const kind = kindOf(id);
  if (!kind) throw new Ec2Error("InvalidID", `The ID '${id.slice(0, 255)}' is not valid`);
  if (!RESOURCE_TYPES[kind]) {
    throw new Ec2Error("UnsupportedOperation", `There are no tags for what '${id}' names: ${KINDS[kind].noun}`);
  }
  return kind;
}

export interface ShownTag {
  readonly Key: string;
  readonly Value: string;
  readonly ResourceId: string;
  readonly ResourceType: string;
}

/** A tag of CloudStack's list as EC2 shows it; `undefined` for those of our own and of what EC2 doesn't have. */
export function shownTag(tag: CloudTag, ids: Ids): ShownTag | undefined {
  const { key, value, resourceid = "", resourcetype = "" } = tag;
  const shown = (kind: KindName | undefined, uuid: string, Key: string | undefined) => {
    const ResourceType = kind && RESOURCE_TYPES[kind];
    return ResourceType && Key !== undefined && !Key.startsWith(RESERVED_PREFIX)
      ? { Key, Value: value, ResourceId: ids.of(kind, uuid), ResourceType }
      : undefined;
  };
  if (resourcetype === "Account") {
    const { prefix = "", uuid = "", key: Key } = thingOf(tag) ?? {};
    return shown(kindOf(`${prefix}-`), uuid, Key);
  }
  if (key.startsWith(VPC_VIEW_PREFIX)) return shown("vpc", resourceid, key.slice(VPC_VIEW_PREFIX.length));
  return key.startsWith(RESERVED_PREFIX) ? undefined : shown(KIND_OF_TYPE.get(resourcetype), resourceid, key);
}

const KIND_OF_TYPE: ReadonlyMap<string, KindName> = new Map(
  Object.entries(TYPES).map(([kind, type]) => [type, kind as KindName]),
);

/** The user's tags of an isolated network's VPC. */
export const vpcViewTags = (network: Parameters<typeof tagsOf>[0]) => tagsOf(network, VPC_VIEW_PREFIX);
