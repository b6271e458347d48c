import type { Tag as CloudTag } from "@stackgate/cloudstack";
import type { Ec2Context } from "../context";
import { Ec2Error } from "../wire/error";
import { type Ids, kindOf } from "./ids";
import { KINDS, type KindName } from "./kinds";
import { RESERVED_PREFIX } from "./tags";
import { defaultVpcUuid } from "./networks/vpcs";

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
  networkAcl: "NetworkACLList",
  address: "PublicIpAddress",
  vpnGateway: "VpnGateway",
  customerGateway: "CustomerGateway",
};

/**
 * Kinds that are a view of a VPC or of an isolated network. Their tags stand there under reserved keys
 * (`stackgate.igw.Name`), so that each view has its own.
 */
const VIEWS = ["vpc", "internetGateway", "routeTable", "dhcpOptions"] as const satisfies readonly KindName[];
type View = (typeof VIEWS)[number];
const isView = (kind: KindName): kind is View => VIEWS.some((view) => view === kind);

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
};

/** Where the tags of a resource stand in CloudStack: with what, and under keys that begin how. */
export interface TagHome {
  /** As the client wrote it. */
  readonly id: string;
  readonly kind: KindName;
  readonly uuid: string;
  readonly type: string;
  readonly prefix: string;
}

/** The beginning of the keys under which a view's tags stand. */
export const viewPrefix = (view: View): string => `${RESERVED_PREFIX}${KINDS[view].prefix}.`;

/** @throws Ec2Error InvalidID, Malformed, NotFound; UnsupportedOperation for kinds that CloudStack keeps no tags for */
export async function tagHomes(
  resources: readonly string[],
  { cloud, ids, caller }: Pick<Ec2Context, "cloud" | "ids" | "caller">,
): Promise<TagHome[]> {
  const kinds = resources.map(taggableKind);
  const vpcs = kinds.some(isView) ? await cloud.catalogue("listVPCs") : [];
  return Promise.all(
    resources.map(async (id, i) => {
      const kind = kinds[i] ?? taggableKind(id);
      const uuid = await ids.resolveOne(kind, id);
      if (uuid === defaultVpcUuid({ caller })) throw untaggable(id, "the default VPC");
      if (!isView(kind)) return { id, kind, uuid, type: TYPES[kind] ?? "", prefix: "" };
      const type = vpcs.some((vpc) => vpc.id === uuid) ? "Vpc" : "Network";
      return { id, kind, uuid, type, prefix: kind === "vpc" && type === "Vpc" ? "" : viewPrefix(kind) };
    }),
  );
}

function taggableKind(id: string): KindName {
  const kind = kindOf(id);
  if (!kind) throw new Ec2Error("InvalidID", `The ID '${id.slice(0, 255)}' is not valid`);
  if (!RESOURCE_TYPES[kind]) throw untaggable(id, KINDS[kind].noun);
  return kind;
}

const untaggable = (id: string, noun: string) =>
  new Ec2Error("UnsupportedOperation", `CloudStack keeps no tags for what '${id}' names: ${noun}`);

export interface ShownTag {
  readonly Key: string;
  readonly Value: string;
  readonly ResourceId: string;
  readonly ResourceType: string;
}

/** A tag of CloudStack's list as EC2 shows it; `undefined` for those of our own and of what EC2 doesn't have. */
export function shownTag({ key, value, resourceid, resourcetype }: CloudTag, ids: Ids): ShownTag | undefined {
  const view = VIEWS.find((candidate) => key.startsWith(viewPrefix(candidate)));
  const kind = view ?? KIND_OF_TYPE.get(resourcetype ?? "");
  const ResourceType = kind && RESOURCE_TYPES[kind];
  if (!ResourceType || resourceid === undefined || (!view && key.startsWith(RESERVED_PREFIX))) return undefined;
  const Key = view ? key.slice(viewPrefix(view).length) : key;
  return { Key, Value: value, ResourceId: ids.of(kind, resourceid), ResourceType };
}

const KIND_OF_TYPE: ReadonlyMap<string, KindName> = new Map(
  Object.entries(TYPES).map(([kind, type]) => [type, kind as KindName]),
);

/** The user's tags of a view, from the VPC or network that it is a view of. */
export const viewTags = (
  { tags = [] }: { readonly tags?: readonly CloudTag[] | undefined },
  view: View,
): { readonly Key: string; readonly Value: string }[] =>
  tags
    .filter(({ key }) => key.startsWith(viewPrefix(view)))
    .map(({ key, value }) => ({ Key: key.slice(viewPrefix(view).length), Value: value ?? "" }))
    .sort((a, b) => (a.Key < b.Key ? -1 : 1));
